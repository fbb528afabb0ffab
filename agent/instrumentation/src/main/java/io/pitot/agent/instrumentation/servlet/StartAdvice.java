package io.pitot.agent.instrumentation.servlet;

import io.pitot.agent.bootstrap.Propagation;
import net.bytebuddy.asm.Advice;

/** Woven into {@code AsyncContext.start}: what a thread of the container is to run for the request. */
final class StartAdvice {

    private StartAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(value = 0, readOnly = false) Runnable task) {
        if (task != null) {
            task = Propagation.carried(task);
        }
    }
}
