package io.pitot.agent.instrumentation.springamqp;

import io.pitot.agent.bootstrap.Messages;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.listener.AbstractMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.DirectReplyToMessageListenerContainer;

/**
 * Woven into {@code AbstractMessageListenerContainer.actualInvokeListener}, which is given a message or a list of them. Replies
 * to what a template has sent are its caller's.
 */
final class ListenerAdvice {

    private ListenerAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(
            @Advice.This AbstractMessageListenerContainer container, @Advice.Argument(1) Object delivery) {
        if (container instanceof DirectReplyToMessageListenerContainer) {
            return null;
        }
        return delivery instanceof Message message
                ? Messages.enter(message.getMessageProperties().getConsumerQueue())
                : Messages.enterBatch(container.getQueueNames());
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable ThreadState message, @Advice.Thrown @Nullable Throwable thrown) {
        Messages.exit(message, thrown);
    }
}
