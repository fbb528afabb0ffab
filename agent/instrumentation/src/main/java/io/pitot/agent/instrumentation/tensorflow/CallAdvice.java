package io.pitot.agent.instrumentation.tensorflow;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ThreadState;
import java.util.Map;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code ConcreteFunction.call}. */
final class CallAdvice {

    private CallAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.This Object function, @Advice.Argument(0) @Nullable Map<?, ?> tensors) {
        ThreadState outermost = InferenceProbe.outermost();
        if (outermost != null) {
            InferenceProbe.enter(outermost, function, TensorFlowInputs.hash(tensors));
        }
        return outermost;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object function,
            @Advice.Argument(0) @Nullable Map<?, ?> tensors,
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (outermost != null) {
            outermost.inside &= ~ThreadState.INFERENCE;
            int model = TensorFlowReader.function(function);
            InferenceProbe.exit(outermost, model, TensorFlowReader.rowsOf(function, tensors), thrown);
        }
    }
}
