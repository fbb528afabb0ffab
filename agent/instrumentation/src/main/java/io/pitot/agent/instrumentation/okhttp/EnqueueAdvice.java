package io.pitot.agent.instrumentation.okhttp;

import io.pitot.agent.bootstrap.HttpCall;
import io.pitot.agent.bootstrap.HttpCallProbe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code RealCall.enqueue}, which returns before the call has run, or after. */
final class EnqueueAdvice {

    private EnqueueAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpCall enter(@Advice.This Object call) {
        return OkHttpReader.enqueue(call);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpCall begun, @Advice.Thrown @Nullable Throwable thrown) {
        if (begun != null) {
            HttpCallProbe.leave(begun, thrown);
        }
    }
}
