package io.pitot.agent.instrumentation.executors;

import io.pitot.agent.bootstrap.Propagation;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code ThreadPoolExecutor.Worker.run}: the whole life of a pool's thread, which begins with a task. */
final class WorkerAdvice {

    private WorkerAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("firstTask") @Nullable Runnable task) {
        Propagation.idle();
        Propagation.taken(task);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit() {
        Propagation.idle();
    }
}
