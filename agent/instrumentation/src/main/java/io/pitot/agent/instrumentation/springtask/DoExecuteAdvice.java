package io.pitot.agent.instrumentation.springtask;

import io.pitot.agent.bootstrap.Propagation;
import net.bytebuddy.asm.Advice;

/** Woven into {@code SimpleAsyncTaskExecutor.doExecute}, whose task nobody but a new thread gets to see. */
final class DoExecuteAdvice {

    private DoExecuteAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(value = 0, readOnly = false) Runnable task) {
        if (task != null) {
            task = Propagation.carried(task);
        }
    }
}
