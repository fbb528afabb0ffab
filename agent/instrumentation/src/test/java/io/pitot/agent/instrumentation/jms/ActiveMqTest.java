package io.pitot.agent.instrumentation.jms;

/** JMS 2, under the name {@code javax.jms}, with Spring 5. */
class ActiveMqTest extends JmsContract {

    ActiveMqTest() {
        super("com.acme.mail.Classic", "jms-javax", "javax.servlet");
    }
}
