package io.pitot.agent.instrumentation.springkafka;

/** Spring for Apache Kafka 4.1, with Spring 7.0 and Kafka's client 4.2. */
class SpringKafka41Test extends SpringKafkaContract {

    SpringKafka41Test() {
        super("spring-kafka4.1");
    }
}
