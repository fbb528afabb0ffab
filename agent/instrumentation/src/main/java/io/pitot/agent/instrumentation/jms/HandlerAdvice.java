package io.pitot.agent.instrumentation.jms;

import io.pitot.agent.bootstrap.Messages;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.jspecify.annotations.Nullable;

/** Woven into Artemis's {@code JMSMessageListenerWrapper.onMessage}. */
final class HandlerAdvice {

    private HandlerAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.Argument(0) ClientMessage message) {
        return Messages.enter(message.getAddress());
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable ThreadState message, @Advice.Thrown @Nullable Throwable thrown) {
        Messages.exit(message, thrown);
    }
}
