package io.pitot.agent.instrumentation.xgboost;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into what loads a model from a file, a stream or bytes, and names it while its path is known. */
final class LoadAdvice {

    private LoadAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter() {
        return InferenceProbe.enter();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Argument(0) @Nullable Object source,
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Return @Nullable Object booster) {
        if (outermost != null) {
            outermost.inside &= ~ThreadState.INFERENCE;
        }
        int model = booster == null ? 0 : XgboostReader.loaded(booster, source);
        if (outermost != null) {
            InferenceProbe.exitLoad(outermost, model);
        }
    }
}
