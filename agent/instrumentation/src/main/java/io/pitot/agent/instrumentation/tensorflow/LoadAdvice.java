package io.pitot.agent.instrumentation.tensorflow;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code SavedModelBundle.load}: loads the model, and names it while its folder is known. */
final class LoadAdvice {

    private LoadAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter() {
        return InferenceProbe.enter();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Argument(0) @Nullable String folder,
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Return @Nullable Object bundle) {
        if (outermost != null) {
            outermost.inside &= ~ThreadState.INFERENCE;
        }
        int model = folder == null || bundle == null ? 0 : TensorFlowReader.load(bundle, folder);
        if (outermost != null) {
            InferenceProbe.exitLoad(outermost, model);
        }
    }
}
