package io.pitot.agent.instrumentation.executors;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * {@code ThreadPoolExecutor}. What it is submitted is a {@code FutureTask}, which carries its request; what it is told
 * to execute may be any {@code Runnable} of the application, and is not replaced.
 */
public final class ThreadPoolInstrumentation extends ExecutorsInstrumentation {

    private static final String POOL = JDK + "ThreadPoolExecutor";
    private static final String WORKER = POOL + "$Worker";
    private static final String TASK = JDK + "FutureTask";

    /** For the service loader. */
    public ThreadPoolInstrumentation() {}

    @Override
    public Set<String> typeNames() {
        return Set.of(POOL, WORKER, TASK);
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        switch (type.getName()) {
            case POOL -> {
                var execute = named("execute").and(takesArguments(Runnable.class));
                var getTask = named("getTask").and(takesNoArguments());
                weaver.expect(execute, "execute(Runnable)")
                        .expect(getTask, "getTask()")
                        .advice(execute, advice("ExecuteAdvice"))
                        .advice(getTask, advice("GetTaskAdvice"));
            }
            case WORKER -> {
                var run = named("run").and(takesNoArguments());
                weaver.expect(run, "run()").advice(run, advice("WorkerAdvice"));
            }
            default -> {
                var run = named("run").or(named("runAndReset")).and(takesNoArguments());
                weaver.expect(run, "run()")
                        .state(io.pitot.agent.bootstrap.IdentityCarrier.class)
                        .advice(isConstructor(), advice("MadeAdvice"))
                        .advice(run, advice("RunAdvice"));
            }
        }
    }
}
