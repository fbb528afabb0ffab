package io.pitot.agent.instrumentation.tensorflow;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code Session.Runner.run}. */
final class RunAdvice {

    private RunAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(
            @Advice.FieldValue("this$0") Object session,
            @Advice.FieldValue("inputs") Object inputs,
            @Advice.FieldValue("inputTensors") Object tensors,
            @Advice.FieldValue("outputs") Object outputs,
            @Advice.FieldValue("targets") Object targets) {
        ThreadState outermost = TensorFlowReader.takesInput(tensors) ? InferenceProbe.outermost() : null;
        if (outermost != null) {
            InferenceProbe.enter(outermost, session, TensorFlowInputs.hash(inputs, tensors, outputs, targets));
        }
        return outermost;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.FieldValue("this$0") Object session,
            @Advice.FieldValue("inputs") Object inputs,
            @Advice.FieldValue("inputTensors") Object tensors,
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (outermost != null) {
            outermost.inside &= ~ThreadState.INFERENCE;
            int model = TensorFlowReader.model(session, inputs);
            InferenceProbe.exit(outermost, model, TensorFlowReader.rows(tensors), thrown);
        }
    }
}
