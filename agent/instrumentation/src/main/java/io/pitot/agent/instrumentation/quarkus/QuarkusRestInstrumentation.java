package io.pitot.agent.instrumentation.quarkus;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * Quarkus REST, which was RESTEasy Reactive. A request passes from the handlers of one resource to those of another: of each
 * locator and then of the method.
 */
public final class QuarkusRestInstrumentation extends LibraryInstrumentation {

    private static final String ADVICE = QuarkusRestInstrumentation.class.getPackageName() + ".";
    private static final String REQUEST = "org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext";
    private static final String HANDLERS = "org.jboss.resteasy.reactive.common.core.AbstractResteasyReactiveContext";

    /** For the service loader. */
    public QuarkusRestInstrumentation() {}

    @Override
    public String name() {
        return "quarkus-rest";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(REQUEST, HANDLERS);
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.quarkus.ResourceReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        if (type.getName().equals(REQUEST)) {
            var restart = named("restart").and(takesArguments(2));
            weaver.expect(restart, "restart(RuntimeResource, boolean)").advice(restart, ADVICE + "ResourceAdvice");
        } else {
            var handle = named("handleException").and(takesArguments(Throwable.class, boolean.class));
            weaver.expect(handle, "handleException(Throwable, boolean)").advice(handle, ADVICE + "ExceptionAdvice");
            if (!weaver.declares("throwable")) {
                weaver.refuse("unknown version: it declares no field throwable");
            }
        }
    }
}
