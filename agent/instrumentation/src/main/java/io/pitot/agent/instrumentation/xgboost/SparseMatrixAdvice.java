package io.pitot.agent.instrumentation.xgboost;

import io.pitot.agent.bootstrap.InputHash;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Woven into what makes a matrix of the numbers that are in it and of where they are. */
final class SparseMatrixAdvice {

    private SparseMatrixAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This Object matrix,
            @Advice.Argument(0) @Nullable Object starts,
            @Advice.Argument(1) @Nullable Object places,
            @Advice.Argument(2) @Nullable Object numbers,
            @Advice.Argument(3) @Nullable Object order,
            @Advice.Argument(value = 4, optional = true, typing = Assigner.Typing.DYNAMIC) @Nullable Object size,
            @Advice.Argument(value = 5, optional = true, typing = Assigner.Typing.DYNAMIC) @Nullable Object missing) {
        long sparse = InputHash.addValue(InputHash.addValue(InputHash.begin(), starts), places);
        long ordered = InputHash.addValue(InputHash.addValue(sparse, numbers), order);
        XgboostReader.made(matrix, InputHash.addValue(InputHash.addValue(ordered, size), missing));
    }
}
