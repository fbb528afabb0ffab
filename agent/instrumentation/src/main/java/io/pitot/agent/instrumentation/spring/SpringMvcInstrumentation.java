package io.pitot.agent.instrumentation.spring;

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
 * Spring MVC, annotated and functional. The pattern is read as soon as a handler is chosen, before the
 * controller runs, so that its queries are known to be this endpoint's.
 */
public final class SpringMvcInstrumentation extends LibraryInstrumentation {

    private static final String DISPATCHER = "org.springframework.web.servlet.DispatcherServlet";
    private static final String MAPPING = "org.springframework.web.servlet.handler.AbstractHandlerMapping";
    private static final String URL_MAPPING = "org.springframework.web.servlet.handler.AbstractUrlHandlerMapping";

    /** For the service loader. */
    public SpringMvcInstrumentation() {}

    @Override
    public String name() {
        return "spring-mvc";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(DISPATCHER, MAPPING, URL_MAPPING);
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        switch (type.getName()) {
            case DISPATCHER -> {
                ElementMatcher.Junction<MethodDescription> handle =
                        named("processHandlerException").and(takesArguments(4)).and(takesArgument(3, Exception.class));
                weaver.expect(handle, "processHandlerException(…, Exception)")
                        .advice(handle, advice("HandlerExceptionAdvice"));
            }
            case MAPPING -> {
                ElementMatcher.Junction<MethodDescription> getHandler =
                        named("getHandler").and(takesArguments(1));
                route(weaver, getHandler, 0, "getHandler(HttpServletRequest)", "HandlerMappingAdvice");
            }
            default -> {
                ElementMatcher.Junction<MethodDescription> exposePath =
                        named("exposePathWithinMapping").and(takesArguments(3)).and(takesArgument(0, String.class));
                route(weaver, exposePath, 2, "exposePathWithinMapping(…)", "UrlHandlerMappingAdvice");
            }
        }
    }

    private static void route(
            Weaver weaver,
            ElementMatcher.Junction<MethodDescription> method,
            int requestArgument,
            String expected,
            String advice) {
        var jakarta = method.and(takesRequest(requestArgument, "jakarta.servlet"));
        var javax = method.and(takesRequest(requestArgument, "javax.servlet"));
        weaver.expect(jakarta.or(javax), expected)
                .advice(jakarta, advice(advice))
                .advice(javax, advice(advice), "jakarta.servlet", "javax.servlet");
    }

    private static ElementMatcher<MethodDescription> takesRequest(int argument, String namespace) {
        return takesArgument(argument, named(namespace + ".http.HttpServletRequest"));
    }

    private static String advice(String name) {
        return SpringMvcInstrumentation.class.getPackageName() + "." + name;
    }
}
