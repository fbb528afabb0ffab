package io.pitot.agent.instrumentation.servlet;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * The request as servlets and filters see it. The outermost of them begins and ends the request unless
 * the container's own instrumentation has begun it; every servlet tells the mapping that it was chosen
 * by.
 */
public abstract class ServletInstrumentation extends LibraryInstrumentation {

    private final String namespace;

    /** @param namespace {@code jakarta.servlet} or {@code javax.servlet} */
    ServletInstrumentation(String namespace) {
        this.namespace = namespace;
    }

    @Override
    public String name() {
        return "servlet";
    }

    @Override
    public Set<String> supertypes() {
        return Set.of(namespace + ".Servlet", namespace + ".Filter");
    }

    @Override
    public Set<String> methods() {
        return Set.of("service", "doFilter");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        String advice = getClass().getPackageName();
        weaver.advice(
                named("service")
                        .and(takesArguments(2))
                        .and(takesArgument(0, named(namespace + ".ServletRequest")))
                        .and(takesArgument(1, named(namespace + ".ServletResponse"))),
                advice + ".ServletAdvice",
                "jakarta.servlet",
                namespace);
        weaver.advice(
                named("doFilter")
                        .and(takesArguments(3))
                        .and(takesArgument(0, named(namespace + ".ServletRequest")))
                        .and(takesArgument(1, named(namespace + ".ServletResponse")))
                        .and(takesArgument(2, named(namespace + ".FilterChain"))),
                advice + ".FilterAdvice",
                "jakarta.servlet",
                namespace);
    }
}
