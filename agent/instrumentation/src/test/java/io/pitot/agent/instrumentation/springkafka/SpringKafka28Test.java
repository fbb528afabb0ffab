package io.pitot.agent.instrumentation.springkafka;

/** Spring for Apache Kafka 2.8, with Spring 5.3 and Kafka's client 3.0. */
class SpringKafka28Test extends SpringKafkaContract {

    SpringKafka28Test() {
        super("spring-kafka2.8");
    }
}
