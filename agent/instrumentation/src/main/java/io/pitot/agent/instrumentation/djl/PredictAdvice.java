package io.pitot.agent.instrumentation.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.translate.Translator;
import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into what runs a predictor's model once. The model is known before: many predictors are made for one call. */
final class PredictAdvice {

    private PredictAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(
            @Advice.This Object predictor,
            @Advice.FieldValue("model") Model model,
            @Advice.FieldValue("translator") Translator<?, ?> translator,
            @Advice.Argument(1) @Nullable NDList inputs) {
        ThreadState outermost = InferenceProbe.outermost();
        if (outermost != null) {
            DjlReader.model(predictor, model, translator);
            InferenceProbe.enter(outermost, predictor, DjlInputs.hash(inputs, InferenceProbe.asked(outermost)));
        }
        return outermost;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object predictor,
            @Advice.FieldValue("model") Model model,
            @Advice.FieldValue("translator") Translator<?, ?> translator,
            @Advice.Argument(1) @Nullable NDList inputs,
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (outermost != null) {
            outermost.inside &= ~ThreadState.INFERENCE;
            int handle = DjlReader.model(predictor, model, translator);
            if (thrown == null) {
                DjlReader.answered(handle, inputs);
            }
            InferenceProbe.exit(outermost, handle, DjlReader.rows(inputs), thrown);
        }
    }
}
