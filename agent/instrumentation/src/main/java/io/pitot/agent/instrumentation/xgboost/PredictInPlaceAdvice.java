package io.pitot.agent.instrumentation.xgboost;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.InputHash;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into what scores the rows of an array: there is one array of answers for each. */
final class PredictInPlaceAdvice {

    private PredictInPlaceAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(
            @Advice.This Object booster,
            @Advice.Argument(0) float @Nullable [] numbers,
            @Advice.Argument(1) int rows,
            @Advice.Argument(2) int columns,
            @Advice.Argument(3) float missing,
            @Advice.Argument(value = 4, optional = true) @Nullable Object range,
            @Advice.Argument(value = 5, optional = true) @Nullable Object kind,
            @Advice.Argument(value = 6, optional = true) @Nullable Object margin) {
        ThreadState outermost = InferenceProbe.outermost();
        if (outermost != null) {
            InferenceProbe.enter(
                    outermost,
                    booster,
                    XgboostReader.input(InputHash.matrix(numbers, rows, columns), missing, range, kind, margin));
        }
        return outermost;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object booster,
            @Advice.Argument(2) int columns,
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Return float @Nullable [][] answers,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (outermost != null) {
            outermost.inside &= ~ThreadState.INFERENCE;
            int model = XgboostReader.model(booster, "xgboost");
            XgboostReader.answered(model, columns, answers);
            InferenceProbe.exit(outermost, model, answers == null ? 0 : answers.length, thrown);
        }
    }
}
