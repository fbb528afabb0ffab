package io.pitot.agent.instrumentation.servlet;

import io.pitot.agent.bootstrap.Propagation;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into read and write listeners, which the container calls on whichever thread has something to read or write. */
final class ListenerAdvice {

    private ListenerAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.This Object listener) {
        return Propagation.enter(listener);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable ThreadState entered) {
        if (entered != null) {
            Propagation.leave(entered);
        }
    }
}
