package io.pitot.agent.instrumentation.deeplearning4j;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into what computes a network's output. */
final class OutputAdvice {

    private OutputAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(
            @Advice.This Object network, @Advice.AllArguments Object[] given, @Advice.Origin("#m#s") String method) {
        ThreadState outermost = InferenceProbe.outermost();
        if (outermost != null) {
            InferenceProbe.enter(outermost, network, DeepLearningInputs.hash(method, given));
        }
        return outermost;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object network,
            @Advice.AllArguments Object[] given,
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (outermost != null) {
            outermost.inside &= ~ThreadState.INFERENCE;
            int model = DeepLearningReader.called(network, given, thrown);
            InferenceProbe.exit(outermost, model, DeepLearningReader.rows(given), thrown);
        }
    }
}
