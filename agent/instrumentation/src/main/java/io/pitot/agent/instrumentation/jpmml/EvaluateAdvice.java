package io.pitot.agent.instrumentation.jpmml;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.InputHash;
import io.pitot.agent.bootstrap.ThreadState;
import java.util.Map;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into what evaluates one row. */
final class EvaluateAdvice {

    private EvaluateAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(
            @Advice.This Object evaluator, @Advice.Argument(0) @Nullable Map<?, ?> arguments) {
        ThreadState outermost = InferenceProbe.outermost();
        if (outermost != null) {
            InferenceProbe.enter(outermost, evaluator, InputHash.addNamed(InputHash.begin(), arguments));
        }
        return outermost;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object evaluator,
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (outermost != null) {
            outermost.inside &= ~ThreadState.INFERENCE;
            InferenceProbe.exit(outermost, JpmmlReader.model(evaluator), 1, thrown);
        }
    }
}
