package io.pitot.agent.instrumentation.executors;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * {@code java.util.TimerTask}: each run is a unit of work. Of classes that extend it directly: to look at the ancestors
 * of every class with a method {@code run} would cost the application's start more than the others are worth.
 */
public final class TimerInstrumentation extends ExecutorsInstrumentation {

    /** For the service loader. */
    public TimerInstrumentation() {}

    @Override
    public Set<String> supertypes() {
        return Set.of("java.util.TimerTask");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        weaver.advice(named("run").and(takesNoArguments()), advice("ScheduledRunAdvice"));
    }
}
