package com.acme.mail;

import jakarta.jms.ConnectionFactory;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.broker.BrokerService;

/** Apache ActiveMQ Classic in this JVM. */
public final class Classic implements Broker {

    private final BrokerService broker = new BrokerService();
    private final ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory("vm://classic?create=false");

    /** Starts it. */
    public Classic() throws Exception {
        broker.setBrokerName("classic");
        broker.setPersistent(false);
        broker.setUseJmx(false);
        broker.start();
        broker.waitUntilStarted();
    }

    @Override
    public ConnectionFactory connections() {
        return connections;
    }

    @Override
    public void stop() throws Exception {
        broker.stop();
        broker.waitUntilStopped();
    }
}
