package io.pitot.agent.instrumentation.tribuo;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import org.tribuo.Model;

/** Woven into what scores one example. */
final class PredictAdvice {

    private PredictAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.This Object model, @Advice.Argument(0) @Nullable Object example) {
        ThreadState outermost = InferenceProbe.outermost();
        if (outermost != null) {
            InferenceProbe.enter(outermost, model, TribuoReader.input(example));
        }
        return outermost;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Model<?> model,
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (outermost != null) {
            outermost.inside &= ~ThreadState.INFERENCE;
            InferenceProbe.exit(outermost, TribuoReader.model(model), 1, thrown);
        }
    }
}
