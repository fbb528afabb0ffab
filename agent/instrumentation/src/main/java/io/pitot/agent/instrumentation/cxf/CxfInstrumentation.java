package io.pitot.agent.instrumentation.cxf;

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
 * Apache CXF's JAX-RS on a servlet container. Its matching is asked once for the root resource and once below each
 * locator: every answer tells its part of the template, before filters and the method run.
 */
public final class CxfInstrumentation extends LibraryInstrumentation {

    private static final String DESTINATION = "org.apache.cxf.transport.http.AbstractHTTPDestination";
    private static final String MATCHING = "org.apache.cxf.jaxrs.utils.JAXRSUtils";
    private static final String EXCEPTIONS = "org.apache.cxf.jaxrs.utils.ExceptionUtils";

    /** For the service loader. */
    public CxfInstrumentation() {}

    @Override
    public String name() {
        return "cxf";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(DESTINATION, MATCHING, EXCEPTIONS);
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.cxf.CxfReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        switch (type.getName()) {
            case DESTINATION -> {
                ElementMatcher.Junction<MethodDescription> invoke =
                        named("invoke").and(takesArguments(4));
                var jakarta = invoke.and(takesArgument(2, named("jakarta.servlet.http.HttpServletRequest")));
                var javax = invoke.and(takesArgument(2, named("javax.servlet.http.HttpServletRequest")));
                weaver.expect(
                                jakarta.or(javax),
                                "invoke(ServletConfig, ServletContext, HttpServletRequest, HttpServletResponse)")
                        .advice(jakarta, advice("DestinationAdvice"))
                        .advice(javax, advice("DestinationAdvice"), "jakarta.servlet", "javax.servlet");
            }
            case MATCHING -> {
                ElementMatcher.Junction<MethodDescription> find =
                        named("findTargetMethod").and(takesArguments(8));
                weaver.expect(find, "findTargetMethod(Map, Message, String, …, boolean, boolean)")
                        .advice(find, advice("TargetMethodAdvice"));
            }
            default -> {
                ElementMatcher.Junction<MethodDescription> convert =
                        named("convertFaultToResponse").and(takesArguments(2));
                weaver.expect(convert, "convertFaultToResponse(Throwable, Message)")
                        .advice(convert, advice("FaultAdvice"));
            }
        }
    }

    private static String advice(String name) {
        return CxfInstrumentation.class.getPackageName() + "." + name;
    }
}
