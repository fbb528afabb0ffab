package io.pitot.agent.instrumentation.weka;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into what classifies one instance. */
final class ClassifyAdvice {

    private ClassifyAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(
            @Advice.This Object classifier,
            @Advice.Argument(0) @Nullable Object data,
            @Advice.Origin("#m") String method) {
        ThreadState outermost = WekaReader.counts(classifier) ? InferenceProbe.outermost() : null;
        if (outermost != null) {
            InferenceProbe.enter(outermost, classifier, WekaInputs.hash(data, method));
        }
        return outermost;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object classifier,
            @Advice.Argument(0) @Nullable Object data,
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (outermost != null) {
            outermost.inside &= ~ThreadState.INFERENCE;
            InferenceProbe.exit(outermost, WekaReader.model(outermost, classifier, data), 1, thrown);
        }
    }
}
