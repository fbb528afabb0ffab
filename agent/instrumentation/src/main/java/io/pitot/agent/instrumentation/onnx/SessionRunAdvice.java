package io.pitot.agent.instrumentation.onnx;

import ai.onnxruntime.OrtSession;
import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ThreadState;
import java.util.Map;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code OrtSession.run}. */
final class SessionRunAdvice {

    private SessionRunAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.This Object session) {
        return InferenceProbe.enter(session);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This OrtSession session,
            @Advice.Argument(0) @Nullable Map<String, ?> inputs,
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (outermost != null) {
            InferenceProbe.exit(outermost, OnnxReader.model(session, ""), OnnxReader.rows(inputs), thrown);
        }
    }
}
