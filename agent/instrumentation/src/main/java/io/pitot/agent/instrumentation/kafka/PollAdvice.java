package io.pitot.agent.instrumentation.kafka;

import io.pitot.agent.bootstrap.TakenMessages;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/** Woven into {@code KafkaConsumer.poll}, which also runs interceptors and rebalance listeners: these are no part of what it brings. */
final class PollAdvice {

    private PollAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.This Object consumer) {
        return TakenMessages.asked(consumer);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object consumer,
            @Advice.Enter @Nullable ThreadState asked,
            @Advice.Return @Nullable ConsumerRecords<?, ?> records) {
        if (asked != null) {
            TakenMessages.brought(asked, consumer, records != null && !records.isEmpty());
        }
    }
}
