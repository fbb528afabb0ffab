package io.pitot.agent.instrumentation.executors;

import io.pitot.agent.bootstrap.Jobs;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code run} of scheduled tasks and timer tasks. */
final class ScheduledRunAdvice {

    private ScheduledRunAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.This Object task) {
        return Jobs.enter(task);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable ThreadState job, @Advice.Thrown @Nullable Throwable thrown) {
        if (job != null) {
            Jobs.exit(job, thrown);
        }
    }
}
