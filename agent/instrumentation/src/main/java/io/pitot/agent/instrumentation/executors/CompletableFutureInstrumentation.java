package io.pitot.agent.instrumentation.executors;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.instrumentation.Weaver;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * {@code CompletableFuture}: each stage is run in the request that added it, whichever thread completes the one before
 * it.
 */
public final class CompletableFutureInstrumentation extends ExecutorsInstrumentation {

    private static final String FUTURE = JDK + "CompletableFuture$";

    /** Stages with a function of the application's, run by a thread that completes what they wait for. */
    private static final List<String> STAGES = List.of(
            "UniApply",
            "UniAccept",
            "UniRun",
            "UniWhenComplete",
            "UniHandle",
            "UniExceptionally",
            "UniComposeExceptionally",
            "UniCompose",
            "BiApply",
            "BiAccept",
            "BiRun",
            "OrApply",
            "OrAccept",
            "OrRun");

    /** What {@code CompletableFuture} runs without a pool where the JVM has one or two processors, until JDK 24. */
    private static final String THREADS = FUTURE + "ThreadPerTaskExecutor";

    /** For the service loader. */
    public CompletableFutureInstrumentation() {}

    @Override
    public Set<String> typeNames() {
        Set<String> names = new LinkedHashSet<>(Set.of(FUTURE + "AsyncSupply", FUTURE + "AsyncRun", THREADS));
        for (String stage : STAGES) {
            names.add(FUTURE + stage);
        }
        return names;
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        if (type.getName().equals(THREADS)) {
            var execute = named("execute").and(takesArguments(Runnable.class));
            weaver.expect(execute, "execute(Runnable)").advice(execute, advice("ThreadPerTaskAdvice"));
            return;
        }
        boolean isFirst = type.getName().startsWith(FUTURE + "Async");
        var run = isFirst
                ? named("run").and(takesNoArguments())
                : named("tryFire").and(takesArguments(int.class));
        weaver.expect(run, isFirst ? "run()" : "tryFire(int)")
                .advice(isConstructor(), advice("MadeAdvice"))
                .advice(run, advice("RunAdvice"));
    }
}
