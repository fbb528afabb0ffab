package io.pitot.agent.instrumentation.onnx;

import ai.onnxruntime.OrtSession;
import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code OrtEnvironment.createSession}: loads the model, and names it while its path is known. */
final class CreateSessionAdvice {

    private CreateSessionAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter() {
        return InferenceProbe.enter();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Argument(0) Object source,
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Return @Nullable OrtSession session) {
        if (outermost != null) {
            outermost.inside &= ~ThreadState.INFERENCE;
        }
        int model = session == null ? 0 : OnnxReader.model(session, source instanceof String path ? path : "");
        if (outermost != null) {
            InferenceProbe.exitLoad(outermost, model);
        }
    }
}
