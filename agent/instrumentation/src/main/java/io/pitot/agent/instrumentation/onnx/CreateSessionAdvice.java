package io.pitot.agent.instrumentation.onnx;

import ai.onnxruntime.OrtSession;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code OrtEnvironment.createSession}: names the model while its path is known. */
final class CreateSessionAdvice {

    private CreateSessionAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) Object source, @Advice.Return @Nullable OrtSession session) {
        if (session != null) {
            OnnxReader.model(session, source instanceof String path ? path : "");
        }
    }
}
