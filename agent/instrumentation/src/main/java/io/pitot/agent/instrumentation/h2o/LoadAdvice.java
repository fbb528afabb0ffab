package io.pitot.agent.instrumentation.h2o;

import io.pitot.agent.bootstrap.InferenceProbe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code MojoModel.load(String)}: names the model while its path is known. */
final class LoadAdvice {

    private LoadAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) String path, @Advice.Return @Nullable Object model) {
        if (model != null) {
            InferenceProbe.model(model, InferenceProbe.nameOfFile(path), false);
        }
    }
}
