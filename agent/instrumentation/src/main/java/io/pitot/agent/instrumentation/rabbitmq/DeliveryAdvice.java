package io.pitot.agent.instrumentation.rabbitmq;

import io.pitot.agent.bootstrap.Messages;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code Consumer.handleDelivery}. */
final class DeliveryAdvice {

    private DeliveryAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.This Object consumer) {
        return Messages.enterConsumer(consumer);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable ThreadState message, @Advice.Thrown @Nullable Throwable thrown) {
        Messages.exit(message, thrown);
    }
}
