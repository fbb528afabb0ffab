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
 * Spring MVC from version 4.3 on, annotated and functional. The pattern is read as soon as a handler is
 * chosen, before the controller runs, so that its queries are known to be this endpoint's.
 */
public final class SpringMvcInstrumentation extends LibraryInstrumentation {

    private static final String HANDLER_MAPPING = "org.springframework.web.servlet.handler.AbstractHandlerMapping";
    private static final String DISPATCHER = "org.springframework.web.servlet.DispatcherServlet";

    private static final ElementMatcher.Junction<MethodDescription> HANDLE_EXCEPTION =
            named("processHandlerException").and(takesArguments(4)).and(takesArgument(3, Exception.class));

    /** For the service loader. */
    public SpringMvcInstrumentation() {}

    @Override
    public String name() {
        return "spring-mvc";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(HANDLER_MAPPING, DISPATCHER);
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        String advice = getClass().getPackageName();
        if (type.getName().equals(DISPATCHER)) {
            weaver.expect(HANDLE_EXCEPTION, "processHandlerException(…, Exception)")
                    .advice(HANDLE_EXCEPTION, advice + ".HandlerExceptionAdvice");
            return;
        }
        weaver.expect(getHandler("jakarta.servlet").or(getHandler("javax.servlet")), "getHandler(HttpServletRequest)");
        for (String namespace : new String[] {"jakarta.servlet", "javax.servlet"}) {
            weaver.advice(getHandler(namespace), advice + ".HandlerMappingAdvice", "jakarta.servlet", namespace);
        }
    }

    private static ElementMatcher.Junction<MethodDescription> getHandler(String namespace) {
        return named("getHandler")
                .and(takesArguments(1))
                .and(takesArgument(0, named(namespace + ".http.HttpServletRequest")));
    }
}
