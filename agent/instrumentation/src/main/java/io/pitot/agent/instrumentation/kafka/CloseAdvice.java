package io.pitot.agent.instrumentation.kafka;

import io.pitot.agent.bootstrap.TakenMessages;
import net.bytebuddy.asm.Advice;

/** Woven into {@code KafkaConsumer.close}. */
final class CloseAdvice {

    private CloseAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object consumer) {
        TakenMessages.closed(consumer);
    }
}
