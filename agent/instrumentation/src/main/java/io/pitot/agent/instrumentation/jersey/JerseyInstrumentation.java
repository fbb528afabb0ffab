package io.pitot.agent.instrumentation.jersey;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.net.URI;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Jersey on a servlet container, as a servlet or a filter. The template is read when routing has found its resource
 * method, before the request filters that follow it and the method run.
 */
public final class JerseyInstrumentation extends LibraryInstrumentation {

    private static final String CONTAINER = "org.glassfish.jersey.servlet.WebComponent";
    private static final String ROUTING = "org.glassfish.jersey.server.internal.routing.UriRoutingContext";
    private static final String RESPONDER = "org.glassfish.jersey.server.ServerRuntime$Responder";

    /** For the service loader. */
    public JerseyInstrumentation() {}

    @Override
    public String name() {
        return "jersey";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(CONTAINER, ROUTING, RESPONDER);
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.jersey.JerseyReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        switch (type.getName()) {
            case CONTAINER -> {
                ElementMatcher.Junction<MethodDescription> service =
                        named("serviceImpl").and(takesArguments(4)).and(takesArgument(0, URI.class));
                var jakarta = service.and(takesArgument(2, named("jakarta.servlet.http.HttpServletRequest")));
                var javax = service.and(takesArgument(2, named("javax.servlet.http.HttpServletRequest")));
                weaver.expect(jakarta.or(javax), "serviceImpl(URI, URI, HttpServletRequest, HttpServletResponse)")
                        .advice(jakarta, advice("WebComponentAdvice"))
                        .advice(javax, advice("WebComponentAdvice"), "jakarta.servlet", "javax.servlet");
            }
            case ROUTING -> {
                ElementMatcher.Junction<MethodDescription> found =
                        named("setEndpoint").and(takesArguments(1));
                weaver.expect(found, "setEndpoint(Endpoint)").advice(found, advice("EndpointAdvice"));
            }
            default -> {
                ElementMatcher.Junction<MethodDescription> process =
                        named("process").and(takesArguments(Throwable.class));
                weaver.expect(process, "process(Throwable)").advice(process, advice("ResponderAdvice"));
            }
        }
    }

    private static String advice(String name) {
        return JerseyInstrumentation.class.getPackageName() + "." + name;
    }
}
