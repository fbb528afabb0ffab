package io.pitot.agent.instrumentation.kafka;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.bootstrap.ObservedTaker;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/** The consumer that applications see: what it delegates to differs between versions and by configuration. */
public final class KafkaConsumerInstrumentation extends LibraryInstrumentation {

    private static final String PACKAGE = KafkaConsumerInstrumentation.class.getPackageName();
    private static final String CONSUMER = "org.apache.kafka.clients.consumer.";

    /** For the service loader. */
    public KafkaConsumerInstrumentation() {}

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(CONSUMER + "KafkaConsumer");
    }

    @Override
    public Set<String> helpers() {
        return Set.of(PACKAGE + ".ConsumerReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        var poll = isPublic().and(named("poll")).and(takesArguments(Duration.class));
        // Which versions before 4 have, too.
        var oldPoll = isPublic().and(named("poll")).and(takesArguments(long.class));
        var subscribe = isPublic().and(named("subscribe").or(named("assign")));
        var close = isPublic().and(named("close"));
        weaver.expect(poll, "poll(Duration)")
                .expect(subscribe.and(takesArgument(0, Collection.class)), "subscribe(Collection)")
                .expect(close, "close()")
                .state(ObservedTaker.class)
                .advice(
                        isConstructor().and(takesArgument(0, named(CONSUMER + "ConsumerConfig"))),
                        PACKAGE + ".MadeAdvice")
                .advice(subscribe, PACKAGE + ".SubscribeAdvice")
                .advice(poll.or(oldPoll), PACKAGE + ".PollAdvice")
                .advice(close, PACKAGE + ".CloseAdvice");
    }
}
