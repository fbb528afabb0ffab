package io.pitot.agent.instrumentation.executors;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.ObservedJob;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import java.util.concurrent.Callable;
import net.bytebuddy.description.type.TypeDescription;

/**
 * Scheduled tasks of fork-join pools, which they have since JDK 25, and with them delayed executors of {@code
 * CompletableFuture}: as those of a {@code ScheduledThreadPoolExecutor}. They come to the pool past its {@code execute}.
 */
public final class DelayedTaskInstrumentation extends ExecutorsInstrumentation {

    /** For the service loader. */
    public DelayedTaskInstrumentation() {}

    @Override
    public Set<String> typeNames() {
        return Set.of(JDK + "DelayScheduler$ScheduledForkJoinTask");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        var run = named("compute").and(takesNoArguments());
        var made = isConstructor()
                .and(takesArgument(1, long.class))
                .and(takesArgument(3, Runnable.class))
                .and(takesArgument(4, Callable.class));
        weaver.expect(run, "compute()")
                .expect(made, "constructor with (when, next delay, immediate, runnable, callable, ...)")
                .state(ObservedJob.class)
                .advice(made, advice("DelayedAdvice"))
                .advice(run, advice("ScheduledRunAdvice"));
    }
}
