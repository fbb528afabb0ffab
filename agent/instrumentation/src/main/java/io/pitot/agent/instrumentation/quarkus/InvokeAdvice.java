package io.pitot.agent.instrumentation.quarkus;

import io.pitot.agent.bootstrap.Jobs;
import io.pitot.agent.bootstrap.ThreadState;
import io.quarkus.scheduler.ScheduledExecution;
import java.util.concurrent.CompletionStage;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code DefaultInvoker.invoke}, on the thread that the method runs on. */
final class InvokeAdvice {

    private InvokeAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.Argument(0) ScheduledExecution execution) {
        return Jobs.stagedEnter(TriggerReader.name(execution));
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Enter @Nullable ThreadState job,
            @Advice.Return @Nullable CompletionStage<?> stage,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (job != null) {
            Jobs.stagedExit(job, stage, thrown);
        }
    }
}
