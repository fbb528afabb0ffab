package io.pitot.agent.instrumentation.executors;

import io.pitot.agent.bootstrap.Propagation;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code ThreadPoolExecutor.execute}, which is given tasks of the application's own classes, too. */
final class ExecuteAdvice {

    private ExecuteAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Runnable task) {
        Propagation.submitted(task);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Argument(0) Runnable task, @Advice.Thrown @Nullable Throwable thrown) {
        if (thrown != null) {
            Propagation.rejected(task);
        }
    }
}
