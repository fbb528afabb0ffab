package io.pitot.agent.instrumentation.h2o;

import hex.genmodel.GenModel;
import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Woven into what scores a row of numbers. */
final class ScoreAdvice {

    private ScoreAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(
            @Advice.This Object model,
            @Advice.Argument(0) double @Nullable [] row,
            @Advice.Argument(value = 1, optional = true, typing = Assigner.Typing.DYNAMIC) @Nullable Object further) {
        ThreadState outermost = InferenceProbe.outermost();
        if (outermost != null) {
            InferenceProbe.enter(outermost, model, H2oReader.input(row, further));
        }
        return outermost;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This GenModel model,
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (outermost != null) {
            outermost.inside &= ~ThreadState.INFERENCE;
            InferenceProbe.exit(outermost, H2oReader.model(model), 1, thrown);
        }
    }
}
