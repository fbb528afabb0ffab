package io.pitot.agent.instrumentation.executors;

import io.pitot.agent.bootstrap.Jobs;
import java.util.concurrent.RunnableScheduledFuture;
import net.bytebuddy.asm.Advice;

/** Woven into constructors of scheduled tasks. Their first argument is the pool: they are inner classes. */
final class ScheduledAdvice {

    private ScheduledAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This RunnableScheduledFuture<?> task, @Advice.Argument(1) Object command) {
        Jobs.scheduled(task, command, task.isPeriodic());
    }
}
