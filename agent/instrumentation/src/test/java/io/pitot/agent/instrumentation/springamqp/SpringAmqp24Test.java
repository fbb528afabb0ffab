package io.pitot.agent.instrumentation.springamqp;

/** Spring AMQP 2.4, with Spring 5.3. */
class SpringAmqp24Test extends SpringAmqpContract {

    SpringAmqp24Test() {
        super("spring-rabbit2.4");
    }
}
