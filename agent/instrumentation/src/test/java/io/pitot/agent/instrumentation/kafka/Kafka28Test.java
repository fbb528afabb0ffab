package io.pitot.agent.instrumentation.kafka;

import org.junit.jupiter.api.Test;

/** Kafka's client 2.8. */
class Kafka28Test extends KafkaConsumerContract {

    Kafka28Test() {
        super("kafka2.8");
    }

    @Test
    void pollByMillisecondsIsOne() throws InterruptedException {
        given("old poll", prefix() + "olds");
    }
}
