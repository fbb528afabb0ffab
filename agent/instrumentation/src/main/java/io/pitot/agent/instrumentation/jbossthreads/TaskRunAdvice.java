package io.pitot.agent.instrumentation.jbossthreads;

import io.pitot.agent.bootstrap.Propagation;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code EnhancedQueueExecutor.Task.run}. */
final class TaskRunAdvice {

    private TaskRunAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.This Object task) {
        return Propagation.enter(task);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable ThreadState entered) {
        if (entered != null) {
            Propagation.leave(entered);
        }
    }
}
