package io.pitot.agent.instrumentation.xgboost;

import io.pitot.agent.bootstrap.InputHash;
import io.pitot.agent.bootstrap.ObservedColumns;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into what makes a matrix of an array: afterwards its numbers are native memory. */
final class DenseMatrixAdvice {

    private DenseMatrixAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This Object matrix,
            @Advice.Argument(0) float @Nullable [] numbers,
            @Advice.Argument(1) int rows,
            @Advice.Argument(2) int columns,
            @Advice.Argument(value = 3, optional = true) float missing) {
        long hash = InputHash.matrix(numbers, rows, columns);
        ((ObservedColumns) matrix).pitot$columns(columns);
        XgboostReader.made(matrix, InputHash.add(hash, Float.floatToRawIntBits(missing)));
    }
}
