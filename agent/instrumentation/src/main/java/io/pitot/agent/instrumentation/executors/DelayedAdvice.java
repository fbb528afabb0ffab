package io.pitot.agent.instrumentation.executors;

import io.pitot.agent.bootstrap.Jobs;
import io.pitot.agent.bootstrap.Propagation;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into the constructor of a fork-join pool's scheduled tasks: made where they are scheduled. */
final class DelayedAdvice {

    private DelayedAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This Object task,
            @Advice.Argument(1) long nextDelay,
            @Advice.Argument(3) @Nullable Object runnable,
            @Advice.Argument(4) @Nullable Object callable) {
        Propagation.handOver(task);
        Jobs.scheduled(task, runnable != null ? runnable : callable, nextDelay != 0);
    }
}
