package io.pitot.agent.instrumentation.rabbitmq;

import io.pitot.agent.bootstrap.Messages;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code ChannelN.basicConsume}, which all others of that name call: a delivery does not tell its queue. */
final class SubscribeAdvice {

    private SubscribeAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) @Nullable String queue, @Advice.Argument(6) @Nullable Object consumer) {
        Messages.subscribed(consumer, queue);
    }
}
