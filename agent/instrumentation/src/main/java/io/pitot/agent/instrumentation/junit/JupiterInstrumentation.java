package io.pitot.agent.instrumentation.junit;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/** JUnit Jupiter 5 and 6: a test with what runs before and after it, each invocation of a parameterized one. */
public final class JupiterInstrumentation extends LibraryInstrumentation {

    private static final String ENGINE = "org.junit.jupiter.engine.";

    /** For the service loader. */
    public JupiterInstrumentation() {}

    @Override
    public String name() {
        return "junit";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(ENGINE + "descriptor.TestMethodTestDescriptor");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        var execute = named("execute").and(takesArgument(0, named(ENGINE + "execution.JupiterEngineExecutionContext")));
        weaver.expect(execute, "execute(JupiterEngineExecutionContext, DynamicTestExecutor)")
                .advice(execute, JupiterInstrumentation.class.getPackageName() + ".JupiterAdvice");
    }
}
