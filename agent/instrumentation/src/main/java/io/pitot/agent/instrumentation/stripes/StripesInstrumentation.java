package io.pitot.agent.instrumentation.stripes;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Stripes, which has only ever been for {@code javax.servlet}. The binding is read when the action bean is found, before
 * its parameters are bound and its event handler runs.
 */
public final class StripesInstrumentation extends LibraryInstrumentation {

    private static final String DISPATCHER = "net.sourceforge.stripes.controller.DispatcherServlet";
    private static final String STAGES = "net.sourceforge.stripes.controller.DispatcherHelper";

    /** For the service loader. */
    public StripesInstrumentation() {}

    @Override
    public String name() {
        return "stripes";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(DISPATCHER, STAGES);
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.stripes.StripesReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        if (type.getName().equals(DISPATCHER)) {
            ElementMatcher.Junction<MethodDescription> service = named("service")
                    .and(takesArguments(2))
                    .and(takesArgument(0, named("javax.servlet.http.HttpServletRequest")));
            weaver.expect(service, "service(HttpServletRequest, HttpServletResponse)")
                    .advice(
                            service,
                            "io.pitot.agent.instrumentation.BelowContextAdvice",
                            "jakarta.servlet",
                            "javax.servlet");
        } else {
            ElementMatcher.Junction<MethodDescription> resolve =
                    named("resolveActionBean").and(takesArguments(1));
            weaver.expect(resolve, "resolveActionBean(ExecutionContext)").advice(resolve, advice("ResolveAdvice"));
        }
    }

    private static String advice(String name) {
        return StripesInstrumentation.class.getPackageName() + "." + name;
    }
}
