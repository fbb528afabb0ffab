package io.pitot.agent.instrumentation.kafka;

import io.pitot.agent.bootstrap.TakenMessages;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** Woven into {@code KafkaConsumer.subscribe} and {@code assign}, which throw what they do not take. */
final class SubscribeAdvice {

    private SubscribeAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This Object consumer,
            @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object subscription) {
        TakenMessages.subscribed(consumer, ConsumerReader.topics(subscription));
    }
}
