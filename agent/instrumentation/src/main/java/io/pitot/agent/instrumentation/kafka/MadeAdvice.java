package io.pitot.agent.instrumentation.kafka;

import io.pitot.agent.bootstrap.TakenMessages;
import net.bytebuddy.asm.Advice;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** Woven into the constructor of {@code KafkaConsumer} that all others call. */
final class MadeAdvice {

    private MadeAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object consumer, @Advice.Argument(0) ConsumerConfig configuration) {
        TakenMessages.made(consumer, ConsumerReader.longestMillis(configuration));
    }
}
