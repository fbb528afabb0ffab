package io.pitot.agent.instrumentation.micronaut;

import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/** Micronaut's scheduler: a run of a {@code @Scheduled} method, a lambda to the JDK's executor, is called after the method. */
public final class MicronautSchedulerInstrumentation extends LibraryInstrumentation {

    private static final String ADVICE = MicronautSchedulerInstrumentation.class.getPackageName() + ".";

    /** For the service loader. */
    public MicronautSchedulerInstrumentation() {}

    @Override
    public String name() {
        return "micronaut-scheduler";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of("io.micronaut.scheduling.processor.ScheduledMethodProcessor");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        var run = nameStartsWith("lambda$scheduleTask$")
                .and(returns(void.class))
                .and(takesArgument(0, named("io.micronaut.inject.ExecutableMethod")));
        var failed = named("handleException").and(takesArguments(3)).and(takesArgument(2, Throwable.class));
        weaver.expect(run, "lambda of scheduleTask with (ExecutableMethod, ...)")
                .expect(failed, "handleException(Class, Object, Throwable)")
                .advice(run, ADVICE + "ScheduledMethodAdvice")
                .advice(failed, ADVICE + "ScheduledExceptionAdvice");
    }
}
