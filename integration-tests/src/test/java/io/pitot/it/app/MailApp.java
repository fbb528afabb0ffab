package io.pitot.it.app;

import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.broker.BrokerService;

/** Sends messages to itself; what is done with each is told apart by one word. Prints what it has run, and ends. */
public final class MailApp {

    /** How many messages each queue gets. */
    public static final int MESSAGES = 5;

    private MailApp() {}

    public static void main(String[] arguments) throws Exception {
        BrokerService broker = new BrokerService();
        broker.setBrokerName("mail");
        broker.setPersistent(false);
        broker.setUseJmx(false);
        broker.start();
        broker.waitUntilStarted();
        ExecutorService others = Executors.newFixedThreadPool(2);
        try (Connection connection = new ActiveMQConnectionFactory("vm://mail?create=false").createConnection()) {
            connection.start();
            deliver(connection, "letters", done -> message -> {
                HandedOver.query("of_a_letter");
                others.execute(() -> {
                    HandedOver.query("of_its_other_thread");
                    done.countDown();
                });
            });
            deliver(connection, "bills", done -> message -> {
                HandedOver.query("of_a_bill");
                done.countDown();
            });
        }
        others.shutdown();
        broker.stop();
        broker.waitUntilStopped();
        HandedOver.tell();
    }

    /** What a queue's messages are given to. */
    private interface Desk {
        MessageListener listener(CountDownLatch done);
    }

    private static void deliver(Connection connection, String name, Desk desk) throws Exception {
        CountDownLatch done = new CountDownLatch(MESSAGES);
        try (Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                Session sending = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            Queue queue = session.createQueue(name);
            MessageConsumer consumer = session.createConsumer(queue);
            consumer.setMessageListener(desk.listener(done));
            MessageProducer producer = sending.createProducer(queue);
            for (int i = 0; i < MESSAGES; i++) {
                producer.send(sending.createTextMessage("message " + i));
            }
            done.await();
        }
    }
}
