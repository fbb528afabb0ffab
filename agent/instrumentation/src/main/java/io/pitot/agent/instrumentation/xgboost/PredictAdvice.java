package io.pitot.agent.instrumentation.xgboost;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into what scores the rows of a matrix: there is one array of answers for each. */
final class PredictAdvice {

    private PredictAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.This Object booster) {
        return InferenceProbe.enter(booster);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object booster,
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Return float @Nullable [][] answers,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (outermost != null) {
            int model = XgboostReader.model(booster, "xgboost");
            InferenceProbe.exit(outermost, model, answers == null ? 0 : answers.length, thrown);
        }
    }
}
