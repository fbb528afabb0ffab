package io.pitot.agent.instrumentation.tribuo;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ThreadState;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import org.tribuo.Model;

/** Woven into what scores examples one after the other. */
final class PredictSeveralAdvice {

    private PredictSeveralAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.This Object model) {
        return InferenceProbe.enter(model);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Model<?> model,
            @Advice.Return @Nullable List<?> answers,
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (outermost != null) {
            outermost.inside &= ~ThreadState.INFERENCE;
            InferenceProbe.exit(outermost, TribuoReader.model(model), answers == null ? 0 : answers.size(), thrown);
        }
    }
}
