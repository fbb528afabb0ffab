package io.pitot.agent.instrumentation.lightgbm;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.InputHash;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into what scores a matrix. */
final class RowsAdvice {

    private RowsAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(
            @Advice.This Object booster,
            @Advice.Argument(0) @Nullable Object numbers,
            @Advice.Argument(1) int rows,
            @Advice.Argument(2) int columns,
            @Advice.Argument(3) boolean byRows,
            @Advice.Argument(value = 4, optional = true) @Nullable Object kind,
            @Advice.Argument(value = 5, optional = true) @Nullable Object parameters) {
        ThreadState outermost = InferenceProbe.outermost();
        if (outermost != null) {
            long matrix = InputHash.matrix(numbers, rows, byRows ? columns : -columns);
            InferenceProbe.enter(outermost, booster, InputHash.addValue(InputHash.addValue(matrix, kind), parameters));
        }
        return outermost;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object booster,
            @Advice.Argument(1) int rows,
            @Advice.Argument(2) int columns,
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (outermost != null) {
            outermost.inside &= ~ThreadState.INFERENCE;
            int model = LightgbmReader.called(booster, columns, thrown);
            InferenceProbe.exit(outermost, model, rows, thrown);
        }
    }
}
