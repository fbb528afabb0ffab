package io.pitot.agent.instrumentation.jms;

import io.pitot.agent.bootstrap.Messages;
import io.pitot.agent.bootstrap.ThreadState;
import java.util.concurrent.atomic.AtomicReference;
import net.bytebuddy.asm.Advice;
import org.apache.activemq.command.ActiveMQDestination;
import org.apache.activemq.command.MessageDispatch;
import org.jspecify.annotations.Nullable;

/**
 * Woven into {@code ActiveMQMessageConsumer.dispatch}, which without a listener, or while it rolls back, only puts the
 * message in a queue.
 */
final class DispatchAdvice {

    private DispatchAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(
            @Advice.FieldValue("messageListener") AtomicReference<?> listener,
            @Advice.Argument(0) MessageDispatch message) {
        if (listener.get() == null || message.getMessage() == null) {
            return null;
        }
        ActiveMQDestination from = message.getDestination();
        return Messages.enter(from == null ? null : from.isTemporary() ? Messages.TEMPORARY : from.getPhysicalName());
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable ThreadState message, @Advice.Thrown @Nullable Throwable thrown) {
        Messages.exitIfGiven(message, thrown);
    }
}
