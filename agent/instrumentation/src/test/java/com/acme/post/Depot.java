package com.acme.post;

import com.acme.scoring.Tally;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.amqp.core.BatchMessageListener;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageListener;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.AbstractMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.aop.ProxyMethodInvocation;

/** Sends messages to itself by Spring, and has them sorted in the way that it is told. */
public final class Depot implements ToIntFunction<String> {

    private static final int MESSAGES = 5;

    private final int port;
    private final String prefix;

    /**
     * Of queues that nobody else uses.
     *
     * @param port of the broker
     * @param prefix what the names of its queues begin with
     */
    public Depot(int port, String prefix) {
        this.port = port;
        this.prefix = prefix;
    }

    /** @return how many times a listener was called */
    @Override
    public int applyAsInt(String way) {
        CachingConnectionFactory server = new CachingConnectionFactory("localhost", port);
        try {
            return switch (way) {
                case "simple" -> each(new SimpleMessageListenerContainer(server), "simple");
                case "direct" -> each(new DirectMessageListenerContainer(server), "direct");
                case "failing" -> failing(new SimpleMessageListenerContainer(server), "failing");
                case "failing direct" -> failing(new DirectMessageListenerContainer(server), "refused");
                case "redelivered" -> redelivered(new SimpleMessageListenerContainer(server), "redelivered");
                case "tried again" -> triedAgain(new SimpleMessageListenerContainer(server));
                case "batches" -> batches(new SimpleMessageListenerContainer(server));
                default -> throw new IllegalArgumentException(way);
            };
        } finally {
            server.destroy();
        }
    }

    private int each(AbstractMessageListenerContainer container, String queue) {
        Tally tally = new Tally(MESSAGES);
        return contain(container, message -> tally.sort(), tally, MESSAGES, queue);
    }

    private int failing(AbstractMessageListenerContainer container, String queue) {
        container.setDefaultRequeueRejected(false);
        Tally tally = new Tally(MESSAGES);
        return contain(container, message -> tally.fail(), tally, MESSAGES, queue);
    }

    /** Each message fails once, and is there again. */
    private int redelivered(AbstractMessageListenerContainer container, String queue) {
        Tally tally = new Tally(2 * MESSAGES);
        Set<String> seen = ConcurrentHashMap.newKeySet();
        return contain(
                container,
                message -> {
                    if (seen.add(message.getMessageProperties().getMessageId())) {
                        tally.fail();
                    }
                    tally.sort();
                },
                tally,
                2 * MESSAGES,
                queue);
    }

    private int triedAgain(AbstractMessageListenerContainer container) {
        container.setAdviceChain(new TryAgain());
        return redelivered(container, "tried");
    }

    /** Calls a listener once more whose exception its container never sees. */
    private static final class TryAgain implements MethodInterceptor {

        @Override
        public Object invoke(MethodInvocation call) throws Throwable {
            MethodInvocation first = ((ProxyMethodInvocation) call).invocableClone();
            try {
                return first.proceed();
            } catch (RuntimeException failed) {
                return call.proceed();
            }
        }
    }

    private int batches(SimpleMessageListenerContainer container) {
        container.setConsumerBatchEnabled(true);
        container.setBatchSize(MESSAGES);
        container.setReceiveTimeout(50);
        AtomicInteger batches = new AtomicInteger();
        Tally tally = new Tally(2 * MESSAGES);
        BatchMessageListener listener = messages -> {
            batches.incrementAndGet();
            tally.sort(messages.size());
        };
        contain(container, listener, tally, 0, "lorries", "vans");
        return batches.get();
    }

    private int contain(
            AbstractMessageListenerContainer container,
            MessageListener listener,
            Tally tally,
            int calls,
            String... names) {
        List<String> queues = List.of(names).stream().map(prefix::concat).toList();
        RabbitAdmin admin = new RabbitAdmin(container.getConnectionFactory());
        queues.forEach(queue -> admin.declareQueue(new Queue(queue, false)));
        container.setQueueNames(queues.toArray(new String[0]));
        container.setMessageListener(listener);
        container.afterPropertiesSet();
        container.start();
        try {
            RabbitTemplate template = new RabbitTemplate(container.getConnectionFactory());
            for (String queue : queues) {
                for (int i = 0; i < MESSAGES; i++) {
                    MessageProperties properties = new MessageProperties();
                    properties.setMessageId(queue + i);
                    template.send(queue, new Message(new byte[0], properties));
                }
            }
            tally.await();
        } finally {
            container.stop();
        }
        return calls;
    }
}
