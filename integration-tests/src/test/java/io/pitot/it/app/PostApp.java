package io.pitot.it.app;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DeliverCallback;
import com.rabbitmq.client.impl.ForgivingExceptionHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.SystemConfig;
import org.springframework.amqp.core.MessageListener;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;

/** Sends messages to itself, by RabbitMQ's client, through a broker of its own. Prints what it has run, and ends. */
public final class PostApp {

    /** How many messages each queue gets. */
    public static final int MESSAGES = 5;

    private static final String CONFIGURATION = """
            {"name": "post", "modelVersion": "9.1",
             "authenticationproviders": [{"name": "users", "type": "Plain", "secureOnlyMechanisms": "[]",
              "users": [{"name": "guest", "password": "guest", "type": "managed"}]}],
             "ports": [{"name": "amqp", "type": "AMQP", "port": "0", "authenticationProvider": "users",
              "protocols": ["AMQP_0_9_1"], "virtualhostaliases": [{"name": "default", "type": "defaultAlias"}]}],
             "virtualhostnodes": [{"name": "default", "type": "Memory", "defaultVirtualHostNode": "true",
              "virtualHostInitialConfiguration": "{\\"type\\": \\"Memory\\", \\"name\\": \\"default\\"}"}]}
            """;

    private PostApp() {}

    public static void main(String[] arguments) throws Exception {
        ConnectionFactory client = new ConnectionFactory();
        client.setHost("localhost");
        client.setPort(serve());
        client.setExceptionHandler(new ForgivingExceptionHandler());
        try (Connection connection = client.newConnection();
                Channel channel = connection.createChannel()) {
            CountDownLatch letters = new CountDownLatch(MESSAGES);
            consume(channel, "letters", (tag, message) -> {
                HandedOver.query("of_a_letter");
                letters.countDown();
            });
            await(letters);
            CountDownLatch bills = new CountDownLatch(MESSAGES);
            consume(channel, "bills", (tag, message) -> {
                HandedOver.query("of_a_bill");
                bills.countDown();
                throw new IllegalStateException("not this one");
            });
            await(bills);

            send(channel, "parcels");
            contain(client);
        }
        HandedOver.tell();
        // The broker's threads do not end by themselves.
        System.exit(0);
    }

    /** Each message fails once, and is there again. */
    private static void contain(ConnectionFactory client) throws InterruptedException {
        Set<Long> seen = ConcurrentHashMap.newKeySet();
        CountDownLatch parcels = new CountDownLatch(2 * MESSAGES);
        CachingConnectionFactory connections = new CachingConnectionFactory(client);
        SimpleMessageListenerContainer container = new SimpleMessageListenerContainer(connections);
        container.setQueueNames("parcels");
        MessageListener listener = message -> {
            HandedOver.query("of_a_parcel");
            parcels.countDown();
            if (seen.add((long) message.getBody()[0])) {
                throw new IllegalStateException("not at first");
            }
        };
        container.setMessageListener(listener);
        container.afterPropertiesSet();
        container.start();
        await(parcels);
        container.stop();
        connections.destroy();
    }

    private static void consume(Channel channel, String queue, DeliverCallback callback) throws Exception {
        send(channel, queue);
        channel.basicConsume(queue, true, callback, tag -> {});
    }

    private static void send(Channel channel, String queue) throws Exception {
        channel.queueDeclare(queue, false, false, false, null);
        for (int i = 0; i < MESSAGES; i++) {
            channel.basicPublish("", queue, null, new byte[] {(byte) i});
        }
    }

    private static void await(CountDownLatch expected) throws InterruptedException {
        if (!expected.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException(expected.getCount() + " messages are missing");
        }
    }

    private static int serve() throws Exception {
        Path configuration = Files.writeString(Path.of("qpid.json"), CONFIGURATION);
        AtomicReference<SystemConfig<?>> system = new AtomicReference<>();
        new SystemLauncher(new SystemLauncherListener.DefaultSystemLauncherListener() {
                    @Override
                    public void onContainerResolve(SystemConfig<?> resolved) {
                        system.set(resolved);
                    }
                })
                .startup(Map.of(
                        "type",
                        "Memory",
                        "initialConfigurationLocation",
                        configuration.toUri().toString(),
                        "startupLoggedToSystemOut",
                        false));
        return ((Broker<?>) system.get().getContainer())
                .getPorts().stream().mapToInt(Port::getBoundPort).findFirst().orElseThrow();
    }
}
