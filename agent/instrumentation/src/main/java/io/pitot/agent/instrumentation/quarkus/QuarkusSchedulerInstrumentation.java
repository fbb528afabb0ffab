package io.pitot.agent.instrumentation.quarkus;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import net.bytebuddy.description.type.TypeDescription;

/** Quarkus's scheduler: a run of a {@code @Scheduled} method is a unit of work that is called after the method. */
public final class QuarkusSchedulerInstrumentation extends LibraryInstrumentation {

    /** For the service loader. */
    public QuarkusSchedulerInstrumentation() {}

    @Override
    public String name() {
        return "quarkus-scheduler";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of("io.quarkus.scheduler.common.runtime.DefaultInvoker");
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.quarkus.TriggerReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        var invoke = named("invoke").and(takesArguments(1)).and(returns(CompletionStage.class));
        weaver.expect(invoke, "CompletionStage invoke(ScheduledExecution)")
                .advice(invoke, QuarkusSchedulerInstrumentation.class.getPackageName() + ".InvokeAdvice");
    }
}
