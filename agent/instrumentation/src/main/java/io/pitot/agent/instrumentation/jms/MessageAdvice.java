package io.pitot.agent.instrumentation.jms;

import io.pitot.agent.bootstrap.Messages;
import io.pitot.agent.bootstrap.ThreadState;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.Topic;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * Woven into {@code MessageListener.onMessage}, whose argument is the message, and into Spring's
 * {@code AbstractMessageListenerContainer.doExecuteListener}, which has the session before it.
 */
final class MessageAdvice {

    private MessageAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(
            @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object first,
            @Advice.Argument(value = 1, optional = true) @Nullable Object second)
            throws JMSException {
        Message message = (Message) (second == null ? first : second);
        Destination from = message.getJMSDestination();
        String name = from instanceof TemporaryQueue || from instanceof TemporaryTopic ? Messages.TEMPORARY : null;
        if (name == null && from instanceof Queue queue) {
            name = queue.getQueueName();
        }
        if (name == null && from instanceof Topic topic) {
            name = topic.getTopicName();
        }
        return Messages.enter(name);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable ThreadState message, @Advice.Thrown @Nullable Throwable thrown) {
        Messages.exit(message, thrown);
    }
}
