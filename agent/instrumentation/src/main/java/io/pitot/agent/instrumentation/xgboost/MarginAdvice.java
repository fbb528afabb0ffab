package io.pitot.agent.instrumentation.xgboost;

import io.pitot.agent.bootstrap.InputHash;
import net.bytebuddy.asm.Advice;

/** Woven into {@code DMatrix.setBaseMargin}: what its rows are scored from is no longer what it was made of alone. */
final class MarginAdvice {

    private MarginAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object matrix) {
        XgboostReader.made(matrix, InputHash.UNKNOWN);
    }
}
