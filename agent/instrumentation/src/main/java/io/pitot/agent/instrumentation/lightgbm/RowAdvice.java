package io.pitot.agent.instrumentation.lightgbm;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into what scores one row. */
final class RowAdvice {

    private RowAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.This Object booster) {
        return InferenceProbe.enter(booster);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object booster,
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (outermost != null) {
            InferenceProbe.exit(outermost, InferenceProbe.model(booster, "lightgbm", true), 1, thrown);
        }
    }
}
