package com.acme.mail;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.function.ToIntFunction;
import org.springframework.jms.listener.AbstractMessageListenerContainer;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.jms.listener.SimpleMessageListenerContainer;

/** Sends messages to itself, and has them sorted in the way that it is told. */
public final class Mailroom implements ToIntFunction<String>, AutoCloseable {

    private static final int MESSAGES = 5;

    private final Broker broker;
    private final Connection connection;

    /** @param broker the class of the broker to start */
    public Mailroom(String broker) throws Exception {
        this.broker = Class.forName(broker, true, Mailroom.class.getClassLoader())
                .asSubclass(Broker.class)
                .getConstructor()
                .newInstance();
        connection = this.broker.connections().createConnection();
        connection.start();
    }

    /** @return how many messages were sorted */
    @Override
    public int applyAsInt(String way) {
        try {
            Sorter sorter = new Sorter(MESSAGES);
            switch (way) {
                case "class" -> listen("letters", sorter, sorter);
                case "lambda" -> listen("letters", message -> sorter.sort(), sorter);
                case "failing lambda" -> listen("bills", message -> sorter.fail(), sorter);
                case "temporary" -> temporary(sorter);
                case "topic" -> topic(sorter);
                case "receive" -> receive(sorter);
                case "polling" -> contain(new DefaultMessageListenerContainer(), message -> sorter.sort(), sorter);
                case "simple" -> contain(new SimpleMessageListenerContainer(), message -> sorter.sort(), sorter);
                case "failing simple" ->
                    contain(new SimpleMessageListenerContainer(), message -> sorter.fail(), sorter);
                default -> throw new IllegalArgumentException(way);
            }
            sorter.await();
            return MESSAGES;
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private void listen(String queue, MessageListener listener, Sorter sorter) throws JMSException {
        try (Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                Session sending = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            consume(session, sending, session.createQueue(queue), listener, sorter);
        }
    }

    private void temporary(Sorter sorter) throws JMSException {
        try (Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                Session sending = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            consume(session, sending, session.createTemporaryQueue(), sorter, sorter);
        }
    }

    private void topic(Sorter sorter) throws JMSException {
        try (Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                Session sending = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            consume(session, sending, session.createTopic("news"), sorter, sorter);
        }
    }

    private static void consume(
            Session session, Session sending, Destination from, MessageListener listener, Sorter sorter)
            throws JMSException {
        MessageConsumer consumer = session.createConsumer(from);
        consumer.setMessageListener(listener);
        send(sending, from);
        sorter.await();
        consumer.close();
    }

    private void receive(Sorter sorter) throws JMSException {
        try (Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            Destination letters = session.createQueue("letters");
            MessageConsumer consumer = session.createConsumer(letters);
            send(session, letters);
            for (int i = 0; i < MESSAGES; i++) {
                Message received = consumer.receive(10_000);
                if (received == null) {
                    throw new IllegalStateException("a message is missing");
                }
                sorter.sort();
            }
            consumer.close();
        }
    }

    private void contain(AbstractMessageListenerContainer container, MessageListener listener, Sorter sorter)
            throws JMSException {
        container.setConnectionFactory(broker.connections());
        container.setDestinationName("parcels");
        container.setMessageListener(listener);
        container.afterPropertiesSet();
        container.start();
        try (Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            send(session, session.createQueue("parcels"));
            sorter.await();
        } finally {
            container.shutdown();
        }
    }

    private static void send(Session session, Destination to) throws JMSException {
        try (MessageProducer producer = session.createProducer(to)) {
            for (int i = 0; i < MESSAGES; i++) {
                producer.send(session.createTextMessage("letter " + i));
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
            broker.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
