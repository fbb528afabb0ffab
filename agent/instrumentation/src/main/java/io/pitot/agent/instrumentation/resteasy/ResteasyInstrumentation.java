package io.pitot.agent.instrumentation.resteasy;

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
 * RESTEasy on a servlet container, as a servlet or a filter. Each locator that a request passes tells its path, and the
 * resource method the rest, before its filters and itself run.
 */
public final class ResteasyInstrumentation extends LibraryInstrumentation {

    private static final String DISPATCHER = "org.jboss.resteasy.plugins.server.servlet.ServletContainerDispatcher";
    private static final String LOCATOR = "org.jboss.resteasy.core.ResourceLocatorInvoker";
    private static final String METHOD = "org.jboss.resteasy.core.ResourceMethodInvoker";
    private static final String EXCEPTIONS = "org.jboss.resteasy.core.ExceptionHandler";

    /** For the service loader. */
    public ResteasyInstrumentation() {}

    @Override
    public String name() {
        return "resteasy";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(DISPATCHER, LOCATOR, METHOD, EXCEPTIONS);
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.resteasy.ResteasyReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        switch (type.getName()) {
            case DISPATCHER -> {
                ElementMatcher.Junction<MethodDescription> service =
                        named("service").and(takesArguments(4)).and(takesArgument(0, String.class));
                var jakarta = service.and(takesArgument(1, named("jakarta.servlet.http.HttpServletRequest")));
                var javax = service.and(takesArgument(1, named("javax.servlet.http.HttpServletRequest")));
                weaver.expect(jakarta.or(javax), "service(String, HttpServletRequest, HttpServletResponse, boolean)")
                        .advice(jakarta, advice("DispatcherAdvice"))
                        .advice(javax, advice("DispatcherAdvice"), "jakarta.servlet", "javax.servlet");
            }
            case LOCATOR -> {
                ElementMatcher.Junction<MethodDescription> resolve =
                        named("resolveTargetFromLocator").and(takesArguments(3));
                weaver.expect(resolve, "resolveTargetFromLocator(HttpRequest, HttpResponse, Object)")
                        .advice(resolve, advice("LocatorAdvice"));
            }
            case METHOD -> {
                ElementMatcher.Junction<MethodDescription> invoke = named("invoke")
                        .and(takesArguments(3))
                        .and(takesArgument(2, Object.class))
                        .and(method -> !method.isBridge());
                weaver.expect(invoke, "invoke(HttpRequest, HttpResponse, Object)")
                        .advice(invoke, advice("MethodAdvice"));
            }
            default -> {
                ElementMatcher.Junction<MethodDescription> handle =
                        named("handleException").and(takesArguments(2)).and(takesArgument(1, Throwable.class));
                weaver.expect(handle, "handleException(HttpRequest, Throwable)")
                        .advice(handle, advice("HandlerAdvice"));
            }
        }
    }

    private static String advice(String name) {
        return ResteasyInstrumentation.class.getPackageName() + "." + name;
    }
}
