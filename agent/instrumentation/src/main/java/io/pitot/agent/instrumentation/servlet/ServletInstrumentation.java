package io.pitot.agent.instrumentation.servlet;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The request as servlets and filters see it, and the mapping that the container chose for it. */
public abstract class ServletInstrumentation extends NamespaceInstrumentation {

    /** @param namespace {@code jakarta.servlet} or {@code javax.servlet} */
    ServletInstrumentation(String namespace) {
        super(namespace);
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
        if (!weaver.finds(namespace + ".ServletRequest", "getDispatcherType")) {
            // Filters of a framework that is used without servlets see none of their types.
            if (weaver.finds(namespace + ".ServletRequest", "getAttribute")) {
                weaver.refuse("unknown version: Servlet 2");
            }
            return;
        }
        ElementMatcher.Junction<MethodDescription> dispatched = takesArgument(0, named(namespace + ".ServletRequest"))
                .and(takesArgument(1, named(namespace + ".ServletResponse")));
        ElementMatcher.Junction<MethodDescription> service =
                named("service").and(takesArguments(2)).and(dispatched);
        ElementMatcher.Junction<MethodDescription> doFilter = named("doFilter")
                .and(takesArguments(3))
                .and(dispatched)
                .and(takesArgument(2, named(namespace + ".FilterChain")));
        // What is woven first runs first: the request begins before its mapping is told.
        weave(weaver, service.or(doFilter), "RequestAdvice");
        if (weaver.finds(namespace + ".http.HttpServletRequest", "getHttpServletMapping")) {
            weave(weaver, service.or(doFilter), "MappingAdvice");
        } else {
            weave(weaver, service, "RegistrationAdvice");
        }
    }
}
