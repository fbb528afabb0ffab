package com.acme.post;

import com.acme.scoring.Tally;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.RpcClient;
import com.rabbitmq.client.RpcClientParams;
import com.rabbitmq.client.impl.ForgivingExceptionHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;

/** Sends messages to itself by RabbitMQ's client, and has them sorted in the way that it is told. */
public final class Counter implements ToIntFunction<String> {

    private static final int MESSAGES = 5;

    private final ConnectionFactory server = new ConnectionFactory();
    private final String prefix;

    /**
     * Of queues that nobody else uses.
     *
     * @param port of the broker
     * @param prefix what the names of its queues begin with
     */
    public Counter(int port, String prefix) {
        this.prefix = prefix;
        server.setHost("localhost");
        server.setPort(port);
        // The default one closes the channel.
        server.setExceptionHandler(new ForgivingExceptionHandler());
    }

    /** @return how many times a consumer was called, or how many messages were got */
    @Override
    public int applyAsInt(String way) {
        try (Connection connection = server.newConnection();
                Channel channel = connection.createChannel()) {
            Tally tally = new Tally(MESSAGES);
            switch (way) {
                case "class" -> {
                    String queue = declare(channel, "letters");
                    channel.basicConsume(queue, true, new Sorting(channel, tally));
                    send(channel, queue);
                }
                case "lambda" -> {
                    String queue = declare(channel, "cards");
                    channel.basicConsume(queue, true, (tag, message) -> tally.sort(), tag -> {});
                    send(channel, queue);
                }
                case "failing lambda" -> {
                    String queue = declare(channel, "bills");
                    channel.basicConsume(queue, true, (tag, message) -> tally.fail(), tag -> {});
                    send(channel, queue);
                }
                case "random name" -> {
                    String queue = channel.queueDeclare().getQueue();
                    channel.basicConsume(queue, true, (tag, message) -> tally.sort(), tag -> {}, (tag, signal) -> {});
                    send(channel, queue);
                }
                case "several queues" -> {
                    Sorting one = new Sorting(channel, tally);
                    String queue = declare(channel, "north");
                    channel.basicConsume(queue, true, one);
                    channel.basicConsume(declare(channel, "south"), true, one);
                    send(channel, queue);
                }
                case "get" -> get(channel, tally);
                case "call" -> call(channel, tally);
                default -> throw new IllegalArgumentException(way);
            }
            tally.await();
            return MESSAGES;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A consumer that is a class. */
    private static final class Sorting extends DefaultConsumer {

        private final Tally tally;

        Sorting(Channel channel, Tally tally) {
            super(channel);
            this.tally = tally;
        }

        @Override
        public void handleDelivery(String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
            tally.sort();
        }
    }

    private void get(Channel channel, Tally tally) throws IOException {
        String queue = declare(channel, "parcels");
        send(channel, queue);
        int got = 0;
        while (got < MESSAGES) {
            GetResponse response = channel.basicGet(queue, true);
            if (response != null) {
                got++;
                tally.sort();
            }
        }
    }

    /** Each message is answered, and the answer waited for. */
    private void call(Channel channel, Tally tally) throws IOException, TimeoutException {
        String queue = declare(channel, "questions");
        String answers = declare(channel, "answers");
        channel.basicConsume(
                queue,
                true,
                (tag, question) -> {
                    AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                            .correlationId(question.getProperties().getCorrelationId())
                            .build();
                    channel.basicPublish("", answers, properties, new byte[0]);
                    tally.sort();
                },
                tag -> {});
        RpcClient client = new RpcClient(new RpcClientParams()
                .channel(channel)
                .exchange("")
                .routingKey(queue)
                .replyTo(answers)
                .timeout(10_000));
        for (int i = 0; i < MESSAGES; i++) {
            client.primitiveCall(new byte[0]);
        }
    }

    private String declare(Channel channel, String name) throws IOException {
        return channel.queueDeclare(prefix + name, false, false, false, null).getQueue();
    }

    private static void send(Channel channel, String queue) throws IOException {
        for (int i = 0; i < MESSAGES; i++) {
            channel.basicPublish("", queue, null, new byte[] {(byte) i});
        }
    }
}
