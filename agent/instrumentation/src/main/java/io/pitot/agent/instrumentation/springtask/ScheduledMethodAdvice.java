package io.pitot.agent.instrumentation.springtask;

import io.pitot.agent.bootstrap.Jobs;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.ScheduledMethodRunnable;

/** Woven into {@code ScheduledMethodRunnable.run}. */
final class ScheduledMethodAdvice {

    private ScheduledMethodAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.This ScheduledMethodRunnable task) {
        return Jobs.namedEnter(task.getMethod());
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable ThreadState job, @Advice.Thrown @Nullable Throwable thrown) {
        Jobs.namedExit(job, thrown);
    }
}
