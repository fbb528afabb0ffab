package io.pitot.agent.instrumentation.h2o;

import hex.genmodel.GenModel;
import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into what scores a row of names and values. */
final class PredictAdvice {

    private PredictAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.FieldValue("m") GenModel model) {
        return InferenceProbe.enter(model);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.FieldValue("m") GenModel model,
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (outermost != null) {
            InferenceProbe.exit(outermost, H2oReader.model(model), 1, thrown);
        }
    }
}
