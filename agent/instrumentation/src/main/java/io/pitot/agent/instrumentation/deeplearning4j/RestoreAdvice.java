package io.pitot.agent.instrumentation.deeplearning4j;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into what loads a network, and names it after the file that it is in. */
final class RestoreAdvice {

    private RestoreAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter() {
        return InferenceProbe.enter();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Argument(0) @Nullable Object source,
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Return @Nullable Object network) {
        if (outermost != null) {
            outermost.inside &= ~ThreadState.INFERENCE;
        }
        int model = network == null ? 0 : DeepLearningReader.model(network, source, outermost != null);
        if (outermost != null) {
            InferenceProbe.exitLoad(outermost, model);
        }
    }
}
