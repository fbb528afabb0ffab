package io.pitot.agent.instrumentation.kafka;

import org.junit.jupiter.api.Test;

/** Kafka's client 4.2. */
class Kafka42Test extends KafkaConsumerContract {

    Kafka42Test() {
        super("spring-kafka4.1");
    }

    @Test
    void consumerOfTheNewerProtocolIsTheSame() throws InterruptedException {
        given("newer protocol", prefix() + "news");
    }
}
