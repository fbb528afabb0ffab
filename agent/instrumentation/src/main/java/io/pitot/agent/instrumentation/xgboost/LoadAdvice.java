package io.pitot.agent.instrumentation.xgboost;

import io.pitot.agent.bootstrap.InferenceProbe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code Booster.loadModel(String)}: names the model while its path is known. */
final class LoadAdvice {

    private LoadAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) String path, @Advice.Return @Nullable Object booster) {
        if (booster != null) {
            InferenceProbe.model(booster, InferenceProbe.nameOfFile(path), true);
        }
    }
}
