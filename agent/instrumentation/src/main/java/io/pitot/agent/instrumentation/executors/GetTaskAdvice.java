package io.pitot.agent.instrumentation.executors;

import io.pitot.agent.bootstrap.Propagation;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code ThreadPoolExecutor.getTask}: its thread is done with one task, and gets the next. */
final class GetTaskAdvice {

    private GetTaskAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter() {
        Propagation.idle();
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Return @Nullable Runnable task) {
        Propagation.taken(task);
    }
}
