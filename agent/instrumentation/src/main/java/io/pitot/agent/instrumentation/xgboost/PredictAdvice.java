package io.pitot.agent.instrumentation.xgboost;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Woven into what scores the rows of a matrix: there is one array of answers for each. */
final class PredictAdvice {

    private PredictAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(
            @Advice.This Object booster,
            @Advice.Argument(0) @Nullable Object matrix,
            @Advice.Argument(value = 1, optional = true, typing = Assigner.Typing.DYNAMIC) @Nullable Object one,
            @Advice.Argument(value = 2, optional = true, typing = Assigner.Typing.DYNAMIC) @Nullable Object two,
            @Advice.Origin("#m#s") String method) {
        ThreadState outermost = InferenceProbe.outermost();
        if (outermost != null) {
            InferenceProbe.enter(outermost, booster, XgboostReader.input(matrix, method, one, two));
        }
        return outermost;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object booster,
            @Advice.Argument(0) @Nullable Object matrix,
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Return float @Nullable [][] answers,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (outermost != null) {
            outermost.inside &= ~ThreadState.INFERENCE;
            int model = XgboostReader.model(booster, "xgboost");
            XgboostReader.answered(model, XgboostReader.columns(matrix), answers);
            InferenceProbe.exit(outermost, model, answers == null ? 0 : answers.length, thrown);
        }
    }
}
