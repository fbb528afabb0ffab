package io.pitot.agent.instrumentation.executors;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.IdentityCarrier;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * Kotlin's coroutines, which go on where a dispatcher runs them. What is dispatched is made by the thread that begins the coroutine, or by
 * the coroutine itself as it suspends, and so carries their request to whichever thread it goes on with.
 */
public final class CoroutinesInstrumentation extends ExecutorsInstrumentation {

    /** For the service loader. */
    public CoroutinesInstrumentation() {}

    @Override
    public String name() {
        return "kotlin-coroutines";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of("kotlinx.coroutines.DispatchedTask");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        var run = named("run").and(takesNoArguments());
        weaver.expect(run, "run()")
                .state(IdentityCarrier.class)
                .advice(isConstructor(), advice("MadeAdvice"))
                .advice(run, advice("RunAdvice"));
    }
}
