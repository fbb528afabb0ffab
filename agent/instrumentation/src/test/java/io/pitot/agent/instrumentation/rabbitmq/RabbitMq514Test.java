package io.pitot.agent.instrumentation.rabbitmq;

/** RabbitMQ's client 5.14. */
class RabbitMq514Test extends RabbitMqContract {

    RabbitMq514Test() {
        super("spring-rabbit2.4");
    }
}
