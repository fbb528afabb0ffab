package io.pitot.agent.instrumentation.micronaut;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * Micronaut's router, on Netty and on servlets: what a request matched, and exceptions that become responses. A route may be called, and its
 * exception handled, on another thread than its request's filters, and once the body has been read.
 */
public final class MicronautRoutesInstrumentation extends LibraryInstrumentation {

    private static final String EXECUTOR = "io.micronaut.http.server.RouteExecutor";
    private static final String LIFECYCLE = "io.micronaut.http.server.RequestLifecycle";
    private static final String REQUEST = "io.micronaut.http.HttpRequest";
    private static final String ADVICE = MicronautRoutesInstrumentation.class.getPackageName() + ".";

    /** For the service loader. */
    public MicronautRoutesInstrumentation() {}

    @Override
    public String name() {
        return "micronaut";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(EXECUTOR, LIFECYCLE);
    }

    @Override
    public Set<String> helpers() {
        return Set.of(ADVICE + "MicronautRouteReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        if (type.getName().equals(EXECUTOR)) {
            var call = named("callRoute")
                    .and(takesArguments(3))
                    .and(takesArgument(1, named("io.micronaut.web.router.RouteMatch")))
                    .and(takesArgument(2, named(REQUEST)));
            weaver.expect(call, "callRoute(PropagatedContext, RouteMatch, HttpRequest)")
                    .advice(call, ADVICE + "RouteAdvice");
        } else {
            var handle = named("onErrorNoFilter")
                    .and(takesArguments(3))
                    .and(takesArgument(0, named(REQUEST)))
                    .and(takesArgument(1, Throwable.class));
            weaver.expect(handle, "onErrorNoFilter(HttpRequest, Throwable, PropagatedContext)")
                    .advice(handle, ADVICE + "ExceptionAdvice");
        }
    }
}
