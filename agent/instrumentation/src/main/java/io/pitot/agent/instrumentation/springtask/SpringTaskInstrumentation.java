package io.pitot.agent.instrumentation.springtask;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * Spring 4 to 7: a run of a {@code @Scheduled} method is a unit of work that is called after the method. Its executors
 * are built on the JDK's, but for the one that starts a thread for each task.
 */
public final class SpringTaskInstrumentation extends LibraryInstrumentation {

    private static final String SCHEDULED = "org.springframework.scheduling.support.ScheduledMethodRunnable";
    private static final String ADVICE = SpringTaskInstrumentation.class.getPackageName() + ".";

    /** For the service loader. */
    public SpringTaskInstrumentation() {}

    @Override
    public String name() {
        return "spring-task";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(SCHEDULED, "org.springframework.core.task.SimpleAsyncTaskExecutor");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        if (type.getName().equals(SCHEDULED)) {
            var run = named("run").and(takesNoArguments());
            var method = named("getMethod").and(takesNoArguments());
            weaver.expect(run, "run()").expect(method, "getMethod()").advice(run, ADVICE + "ScheduledMethodAdvice");
        } else {
            var execute = named("doExecute").and(takesArguments(Runnable.class));
            weaver.expect(execute, "doExecute(Runnable)").advice(execute, ADVICE + "DoExecuteAdvice");
        }
    }
}
