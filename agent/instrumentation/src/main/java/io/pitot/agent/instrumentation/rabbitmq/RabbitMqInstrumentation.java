package io.pitot.agent.instrumentation.rabbitmq;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.bootstrap.ObservedConsumer;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * Consumers of RabbitMQ's client, those among them that call an application's lambdas, and where they are told their queue.
 * What an application takes by {@code basicGet} is no unit of work: nothing says when it is done with it.
 */
public final class RabbitMqInstrumentation extends LibraryInstrumentation {

    private static final String CLIENT = "com.rabbitmq.client.";
    private static final String CONSUMER = CLIENT + "Consumer";
    private static final String CHANNEL = CLIENT + "impl.ChannelN";

    /** For the service loader. */
    public RabbitMqInstrumentation() {}

    @Override
    public String name() {
        return "rabbitmq";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(CHANNEL);
    }

    @Override
    public Set<String> supertypes() {
        return Set.of(CONSUMER);
    }

    @Override
    public Set<String> methods() {
        return Set.of("handleDelivery");
    }

    /**
     * Those that only put messages into queues of their own, or wait for replies; the one that wraps another, which knows its
     * queue; and Spring's, whose listeners count.
     */
    @Override
    public boolean excludes(String typeName) {
        return typeName.startsWith(CLIENT + "Rpc")
                || typeName.startsWith(CLIENT + "QueueingConsumer")
                || typeName.startsWith(CLIENT + "observation.")
                || typeName.startsWith("org.springframework.amqp.rabbit.");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        if (type.getName().equals(CHANNEL)) {
            var subscribe = named("basicConsume")
                    .and(takesArguments(7))
                    .and(takesArgument(0, String.class))
                    .and(takesArgument(6, named(CONSUMER)));
            weaver.expect(subscribe, "basicConsume(String, boolean, String, boolean, boolean, Map, Consumer)")
                    .advice(subscribe, advice("SubscribeAdvice"));
        } else {
            var delivery =
                    named("handleDelivery").and(takesArguments(4)).and(takesArgument(1, named(CLIENT + "Envelope")));
            weaver.state(ObservedConsumer.class).advice(delivery, advice("DeliveryAdvice"));
        }
    }

    private static String advice(String name) {
        return RabbitMqInstrumentation.class.getPackageName() + "." + name;
    }
}
