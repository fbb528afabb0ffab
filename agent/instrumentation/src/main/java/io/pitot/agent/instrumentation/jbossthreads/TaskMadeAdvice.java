package io.pitot.agent.instrumentation.jbossthreads;

import io.pitot.agent.bootstrap.Propagation;
import net.bytebuddy.asm.Advice;

/** Woven into the constructor of {@code EnhancedQueueExecutor.Task}. */
final class TaskMadeAdvice {

    private TaskMadeAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object task) {
        Propagation.handOver(task);
    }
}
