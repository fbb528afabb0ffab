package io.pitot.agent.instrumentation.executors;

import io.pitot.agent.bootstrap.IdentityCarrier;
import io.pitot.agent.bootstrap.Propagation;
import net.bytebuddy.asm.Advice;

/** Woven into an executor that starts a thread for each task, which nobody but that thread sees. */
final class ThreadPerTaskAdvice {

    private ThreadPerTaskAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(value = 0, readOnly = false) Runnable task) {
        if (task != null && !(task instanceof IdentityCarrier)) {
            task = Propagation.carried(task);
        }
    }
}
