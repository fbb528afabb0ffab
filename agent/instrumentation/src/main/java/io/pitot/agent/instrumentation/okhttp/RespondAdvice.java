package io.pitot.agent.instrumentation.okhttp;

import io.pitot.agent.bootstrap.HttpCall;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code RealCall.getResponseWithInterceptorChain}. */
final class RespondAdvice {

    private RespondAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpCall enter(@Advice.This Object call) {
        return OkHttpReader.enter(call);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object call,
            @Advice.Enter @Nullable HttpCall entered,
            @Advice.Return @Nullable Object response,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (entered != null) {
            OkHttpReader.exit(call, entered, response, thrown);
        }
    }
}
