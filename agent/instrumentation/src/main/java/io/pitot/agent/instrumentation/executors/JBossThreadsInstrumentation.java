package io.pitot.agent.instrumentation.executors;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.IdentityCarrier;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * {@code EnhancedQueueExecutor}, which is none of the JDK's pools. It makes a task of whatever it is given to execute,
 * which carries the request that gave it.
 */
public final class JBossThreadsInstrumentation extends ExecutorsInstrumentation {

    /** For the service loader. */
    public JBossThreadsInstrumentation() {}

    @Override
    public String name() {
        return "jboss-threads";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of("org.jboss.threads.EnhancedQueueExecutor$Task");
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
