package io.pitot.agent.instrumentation.springkafka;

import io.pitot.agent.bootstrap.Messages;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.ContainerProperties;

/** Woven into {@code ListenerConsumer.invokeBatchOnMessageWithRecordsOrList}, which gives a listener what one poll has brought. */
final class BatchAdvice {

    private BatchAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.FieldValue("containerProperties") ContainerProperties container) {
        return Messages.enterBatch(SubscriptionReader.topics(container));
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable ThreadState batch, @Advice.Thrown @Nullable Throwable thrown) {
        Messages.exit(batch, thrown);
    }
}
