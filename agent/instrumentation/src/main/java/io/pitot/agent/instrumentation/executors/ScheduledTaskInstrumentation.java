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
 * Tasks of a {@code ScheduledThreadPoolExecutor}: each run is a unit of work, but that of a task which a request
 * schedules to run once counts to the request.
 */
public final class ScheduledTaskInstrumentation extends ExecutorsInstrumentation {

    /** For the service loader. */
    public ScheduledTaskInstrumentation() {}

    @Override
    public Set<String> typeNames() {
        return Set.of(JDK + "ScheduledThreadPoolExecutor$ScheduledFutureTask");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        var run = named("run").and(takesNoArguments());
        var made = isConstructor().and(takesArgument(1, Runnable.class).or(takesArgument(1, Callable.class)));
        weaver.expect(run, "run()")
                .expect(made, "constructor with (pool, task, ...)")
                .state(ObservedJob.class)
                .advice(made, advice("ScheduledAdvice"))
                .advice(run, advice("ScheduledRunAdvice"));
    }
}
