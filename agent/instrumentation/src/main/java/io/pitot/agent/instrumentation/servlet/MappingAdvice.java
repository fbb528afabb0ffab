package io.pitot.agent.instrumentation.servlet;

import io.pitot.agent.bootstrap.Probe;
import io.pitot.agent.bootstrap.RouteProbe;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import net.bytebuddy.asm.Advice;

/**
 * Woven into servlets and filters of Servlet 4 and later: what the container mapped the request to. The
 * first to be called tells it; error pages name nothing.
 */
final class MappingAdvice {

    private MappingAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) ServletRequest request) {
        if (RouteProbe.wantsServlet()
                && request.getDispatcherType() == DispatcherType.REQUEST
                && request instanceof HttpServletRequest http) {
            Probe.requestMethod(http.getMethod());
            // The servlet context's path is the deployed one; the request's is as the client spelt it.
            String context = http.getServletContext().getContextPath();
            String path = http.getServletPath();
            if (http.getPathInfo() != null && !path.isEmpty()) {
                // A path mapping (Servlet 12.2); to ask the container for it would make five objects.
                RouteProbe.servletPath(context, path);
            } else {
                HttpServletMapping mapping = http.getHttpServletMapping();
                // No match: mapped to nothing, or a request of a class that knows of no mappings.
                if (mapping.getMappingMatch() != null) {
                    RouteProbe.servlet(context, mapping.getPattern());
                }
            }
        }
    }
}
