package io.pitot.agent.instrumentation.springkafka;

import io.pitot.agent.bootstrap.Messages;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Woven into {@code ListenerConsumer.doInvokeOnMessage}, which gives a listener one record. */
final class RecordAdvice {

    private RecordAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.Argument(0) ConsumerRecord<?, ?> message) {
        return Messages.enter(message.topic());
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable ThreadState message, @Advice.Thrown @Nullable Throwable thrown) {
        Messages.exit(message, thrown);
    }
}
