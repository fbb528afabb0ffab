package io.pitot.agent.instrumentation.vertx;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/** Vert.x's router: the path of the route that handled a request, and exceptions that it makes responses of. */
public final class VertxWebInstrumentation extends LibraryInstrumentation {

    private static final String WEB = "io.vertx.ext.web.impl.";
    private static final String ROUTE = WEB + "RouteState";
    private static final String CONTEXT = WEB + "RoutingContextImpl";

    /** For the service loader. */
    public VertxWebInstrumentation() {}

    @Override
    public String name() {
        return "vertx-web";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(ROUTE, CONTEXT);
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.vertx.RouteReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        String advice = VertxWebInstrumentation.class.getPackageName() + ".";
        if (type.getName().equals(ROUTE)) {
            var handle = named("handleContext").and(takesArguments(1));
            weaver.expect(handle, "handleContext(RoutingContextImplBase)").advice(handle, advice + "RouteAdvice");
        } else {
            var fail = named("fail").and(takesArguments(int.class, Throwable.class));
            weaver.expect(fail, "fail(int, Throwable)").advice(fail, advice + "FailAdvice");
        }
    }
}
