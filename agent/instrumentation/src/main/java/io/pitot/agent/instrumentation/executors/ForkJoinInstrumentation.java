package io.pitot.agent.instrumentation.executors;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.IdentityCarrier;
import io.pitot.agent.instrumentation.Weaver;
import java.util.LinkedHashSet;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * {@code ForkJoinPool} and its tasks, and with them parallel streams. A task carries the request in which it was forked
 * or submitted. Not that in which it was made: the scheduler of virtual threads makes a task whenever one of them goes
 * on, on the thread that woke it up.
 */
public final class ForkJoinInstrumentation extends ExecutorsInstrumentation {

    private static final String POOL = JDK + "ForkJoinPool";
    private static final String TASK = JDK + "ForkJoinTask";

    /** What the pool makes of other tasks that it is given. */
    private static final Set<String> ADAPTERS = adapters();

    /** For the service loader. */
    public ForkJoinInstrumentation() {}

    private static Set<String> adapters() {
        Set<String> adapters = new LinkedHashSet<>(Set.of(
                TASK + "$RunnableExecuteAction",
                TASK + "$AdaptedCallable",
                TASK + "$AdaptedRunnable",
                TASK + "$AdaptedInterruptibleCallable",
                TASK + "$AdaptedInterruptibleRunnable"));
        if (Runtime.version().feature() < 21) {
            // Later that of virtual threads, and only theirs.
            adapters.add(TASK + "$AdaptedRunnableAction");
        }
        return Set.copyOf(adapters);
    }

    @Override
    public Set<String> typeNames() {
        Set<String> names = new LinkedHashSet<>(ADAPTERS);
        names.add(POOL);
        names.add(TASK);
        return names;
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        if (type.getName().equals(POOL)) {
            var submit = isPublic()
                    .and(named("execute").or(named("submit")).or(named("invoke")))
                    .and(takesArguments(1))
                    .and(takesArgument(0, named(TASK)).or(takesArgument(0, Runnable.class)));
            weaver.expect(submit, "execute(ForkJoinTask)").advice(submit, advice("SubmitAdvice"));
        } else if (type.getName().equals(TASK)) {
            var fork = named("fork").and(takesNoArguments());
            var run = named("doExec").and(takesNoArguments());
            weaver.expect(fork, "fork()")
                    .expect(run, "doExec()")
                    .state(IdentityCarrier.class)
                    .advice(fork, advice("ForkAdvice"))
                    .advice(run, advice("RunAdvice"));
        } else {
            weaver.advice(isConstructor(), advice("MadeAdvice"));
        }
    }
}
