package io.pitot.agent.instrumentation.quartz;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/** Quartz 2: a run of a job, called after the job's class. */
public final class QuartzInstrumentation extends LibraryInstrumentation {

    private static final String CONTEXT = "org.quartz.JobExecutionContext";

    /** For the service loader. */
    public QuartzInstrumentation() {}

    @Override
    public String name() {
        return "quartz";
    }

    @Override
    public Set<String> supertypes() {
        return Set.of("org.quartz.Job");
    }

    @Override
    public Set<String> methods() {
        return Set.of("execute(L" + CONTEXT.replace('.', '/') + ";)V");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        weaver.advice(
                named("execute").and(takesArgument(0, named(CONTEXT))),
                QuartzInstrumentation.class.getPackageName() + ".JobAdvice");
    }
}
