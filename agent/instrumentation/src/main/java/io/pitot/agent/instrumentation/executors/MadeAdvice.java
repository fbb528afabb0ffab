package io.pitot.agent.instrumentation.executors;

import io.pitot.agent.bootstrap.Propagation;
import net.bytebuddy.asm.Advice;

/** Woven into constructors of tasks that are made to be run by another thread. */
final class MadeAdvice {

    private MadeAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object task) {
        Propagation.handOver(task);
    }
}
