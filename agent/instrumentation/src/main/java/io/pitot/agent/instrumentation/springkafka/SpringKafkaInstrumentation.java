package io.pitot.agent.instrumentation.springkafka;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.List;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * The one class of Spring for Apache Kafka that polls and calls listeners, which may be lambdas. It also polls when there is
 * nothing, and hands exceptions to an error handler: both lie outside of what is woven.
 */
public final class SpringKafkaInstrumentation extends LibraryInstrumentation {

    private static final String PACKAGE = SpringKafkaInstrumentation.class.getPackageName();
    private static final String CONSUMER_RECORD = "org.apache.kafka.clients.consumer.ConsumerRecord";

    /** For the service loader. */
    public SpringKafkaInstrumentation() {}

    @Override
    public String name() {
        return "spring-kafka";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of("org.springframework.kafka.listener.KafkaMessageListenerContainer$ListenerConsumer");
    }

    @Override
    public Set<String> helpers() {
        return Set.of(PACKAGE + ".SubscriptionReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        var one = named("doInvokeOnMessage").and(takesArguments(1)).and(takesArgument(0, named(CONSUMER_RECORD)));
        var batch = named("invokeBatchOnMessageWithRecordsOrList")
                .and(takesArguments(2))
                .and(takesArgument(0, named(CONSUMER_RECORD + "s")))
                .and(takesArgument(1, List.class));
        if (!weaver.declares("containerProperties")) {
            weaver.refuse("unknown version: it declares no field containerProperties");
        }
        weaver.expect(one, "doInvokeOnMessage(ConsumerRecord)")
                .expect(batch, "invokeBatchOnMessageWithRecordsOrList(ConsumerRecords, List)")
                .advice(one, PACKAGE + ".RecordAdvice")
                .advice(batch, PACKAGE + ".BatchAdvice");
    }
}
