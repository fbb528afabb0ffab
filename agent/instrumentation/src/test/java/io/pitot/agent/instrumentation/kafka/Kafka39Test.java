package io.pitot.agent.instrumentation.kafka;

import org.junit.jupiter.api.Test;

/** Kafka's client 3.9, whose consumer delegates to another. */
class Kafka39Test extends KafkaConsumerContract {

    Kafka39Test() {
        super("kafka3.9");
    }

    @Test
    void pollByMillisecondsIsOne() throws InterruptedException {
        given("old poll", prefix() + "olds");
    }
}
