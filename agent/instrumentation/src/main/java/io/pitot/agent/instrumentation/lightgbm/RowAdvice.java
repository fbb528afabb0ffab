package io.pitot.agent.instrumentation.lightgbm;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.InputHash;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into what scores one row. */
final class RowAdvice {

    private RowAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(
            @Advice.This Object booster,
            @Advice.Argument(0) @Nullable Object row,
            @Advice.Argument(value = 1, optional = true) @Nullable Object kind) {
        ThreadState outermost = InferenceProbe.outermost();
        if (outermost != null) {
            InferenceProbe.enter(outermost, booster, InputHash.addValue(InputHash.matrix(row, 1, 0), kind));
        }
        return outermost;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object booster,
            @Advice.Argument(0) @Nullable Object row,
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (outermost != null) {
            outermost.inside &= ~ThreadState.INFERENCE;
            InferenceProbe.exit(outermost, LightgbmReader.called(booster, row, thrown), 1, thrown);
        }
    }
}
