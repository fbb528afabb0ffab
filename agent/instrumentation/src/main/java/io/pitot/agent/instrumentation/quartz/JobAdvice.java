package io.pitot.agent.instrumentation.quartz;

import io.pitot.agent.bootstrap.Jobs;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code Job.execute}. */
final class JobAdvice {

    private JobAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.This Object job) {
        return Jobs.namedEnter(job.getClass());
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable ThreadState job, @Advice.Thrown @Nullable Throwable thrown) {
        Jobs.namedExit(job, thrown);
    }
}
