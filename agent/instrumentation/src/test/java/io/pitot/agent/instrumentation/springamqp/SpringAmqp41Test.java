package io.pitot.agent.instrumentation.springamqp;

/** Spring AMQP 4.1, with Spring 7.0. */
class SpringAmqp41Test extends SpringAmqpContract {

    SpringAmqp41Test() {
        super("spring-rabbit4.1");
    }
}
