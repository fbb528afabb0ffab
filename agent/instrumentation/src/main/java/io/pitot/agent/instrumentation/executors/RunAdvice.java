package io.pitot.agent.instrumentation.executors;

import io.pitot.agent.bootstrap.Propagation;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into methods that run a task which carries its request. */
final class RunAdvice {

    private RunAdvice() {}

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
