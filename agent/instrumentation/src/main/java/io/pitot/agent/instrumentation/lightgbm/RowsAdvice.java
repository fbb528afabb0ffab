package io.pitot.agent.instrumentation.lightgbm;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into what scores a matrix. */
final class RowsAdvice {

    private RowsAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.This Object booster) {
        return InferenceProbe.enter(booster);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object booster,
            @Advice.Argument(1) int rows,
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (outermost != null) {
            InferenceProbe.exit(outermost, InferenceProbe.model(booster, "lightgbm", true), rows, thrown);
        }
    }
}
