package io.pitot.agent.instrumentation.onnx;

import ai.onnxruntime.OrtSession;
import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ThreadState;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code OrtSession.run}. */
final class SessionRunAdvice {

    private SessionRunAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(
            @Advice.This Object session,
            @Advice.Argument(0) @Nullable Map<String, ?> inputs,
            @Advice.Argument(1) @Nullable Set<String> outputs,
            @Advice.Argument(3) @Nullable Object options) {
        ThreadState outermost = InferenceProbe.outermost();
        if (outermost != null) {
            InferenceProbe.enter(outermost, session, OnnxInputs.hash(inputs, outputs, options));
        }
        return outermost;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This OrtSession session,
            @Advice.Argument(0) @Nullable Map<String, ?> inputs,
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (outermost != null) {
            outermost.inside &= ~ThreadState.INFERENCE;
            InferenceProbe.exit(outermost, OnnxReader.model(session, ""), OnnxReader.rows(inputs), thrown);
        }
    }
}
