package io.pitot.agent.instrumentation.jms;

/** Jakarta Messaging 3.1, with Spring 7. */
class ArtemisTest extends JmsContract {

    ArtemisTest() {
        super("com.acme.mail.Artemis", "jms-jakarta", "jakarta.servlet");
    }
}
