package com.acme.mail;

import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Apache ActiveMQ Artemis in this JVM. */
public final class Artemis implements Broker {

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory("vm://0");

    /** Starts it. */
    public Artemis() throws Exception {
        server.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .addAcceptorConfiguration("vm", "vm://0"));
        server.start();
    }

    @Override
    public ConnectionFactory connections() {
        return connections;
    }

    @Override
    public void stop() throws Exception {
        connections.close();
        server.stop();
    }
}
