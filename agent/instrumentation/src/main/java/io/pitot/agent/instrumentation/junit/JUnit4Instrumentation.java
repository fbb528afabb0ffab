package io.pitot.agent.instrumentation.junit;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/** JUnit 4: a test with what runs before and after it. */
public final class JUnit4Instrumentation extends LibraryInstrumentation {

    /** For the service loader. */
    public JUnit4Instrumentation() {}

    @Override
    public String name() {
        return "junit";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of("org.junit.runners.ParentRunner");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        var runLeaf = named("runLeaf").and(takesArgument(1, named("org.junit.runner.Description")));
        weaver.expect(runLeaf, "runLeaf(Statement, Description, RunNotifier)")
                .advice(runLeaf, JUnit4Instrumentation.class.getPackageName() + ".JUnit4Advice");
    }
}
