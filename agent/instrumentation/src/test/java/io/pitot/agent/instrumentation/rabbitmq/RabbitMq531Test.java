package io.pitot.agent.instrumentation.rabbitmq;

/** RabbitMQ's client 5.31. */
class RabbitMq531Test extends RabbitMqContract {

    RabbitMq531Test() {
        super("spring-rabbit4.1");
    }
}
