package io.pitot.agent.instrumentation.h2o;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into what loads a model, and names it while its path is known. */
final class LoadAdvice {

    private LoadAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter() {
        return InferenceProbe.enter();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Argument(0) @Nullable Object source,
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Return @Nullable Object loaded) {
        if (outermost != null) {
            outermost.inside &= ~ThreadState.INFERENCE;
        }
        int model = loaded == null ? 0 : H2oReader.loaded(loaded, source, outermost != null);
        if (outermost != null) {
            InferenceProbe.exitLoad(outermost, model);
        }
    }
}
