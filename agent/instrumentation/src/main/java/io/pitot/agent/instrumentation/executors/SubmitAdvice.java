package io.pitot.agent.instrumentation.executors;

import io.pitot.agent.bootstrap.Propagation;
import net.bytebuddy.asm.Advice;

/** Woven into methods that are handed a task. */
final class SubmitAdvice {

    private SubmitAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Object task) {
        Propagation.handOver(task);
    }
}
