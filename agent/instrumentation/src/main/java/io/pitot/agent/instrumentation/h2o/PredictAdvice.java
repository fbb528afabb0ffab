package io.pitot.agent.instrumentation.h2o;

import hex.genmodel.GenModel;
import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ThreadState;
import java.util.Map;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Woven into what scores a row of names and values. */
final class PredictAdvice {

    private PredictAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(
            @Advice.FieldValue("m") GenModel model,
            @Advice.Argument(0) @Nullable Map<?, ?> row,
            @Advice.Argument(value = 1, optional = true, typing = Assigner.Typing.DYNAMIC) @Nullable Object one,
            @Advice.Argument(value = 2, optional = true, typing = Assigner.Typing.DYNAMIC) @Nullable Object two,
            @Advice.Argument(value = 3, optional = true, typing = Assigner.Typing.DYNAMIC) @Nullable Object three,
            @Advice.Origin("#m#s") String method) {
        ThreadState outermost = InferenceProbe.outermost();
        if (outermost != null) {
            InferenceProbe.enter(outermost, model, H2oReader.input(row, method, one, two, three));
        }
        return outermost;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.FieldValue("m") GenModel model,
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (outermost != null) {
            outermost.inside &= ~ThreadState.INFERENCE;
            InferenceProbe.exit(outermost, H2oReader.model(model), 1, thrown);
        }
    }
}
