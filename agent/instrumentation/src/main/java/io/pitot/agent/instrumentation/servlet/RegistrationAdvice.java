package io.pitot.agent.instrumentation.servlet;

import io.pitot.agent.bootstrap.ObservedServlet;
import io.pitot.agent.bootstrap.Probe;
import io.pitot.agent.bootstrap.RouteProbe;
import io.pitot.agent.bootstrap.ServletMappings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import net.bytebuddy.asm.Advice;

/**
 * Woven into servlets of Servlet 3, whose requests do not say which mapping was chosen: it is found again
 * among those that the servlet was registered with.
 */
final class RegistrationAdvice {

    private RegistrationAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Servlet servlet, @Advice.Argument(0) ServletRequest request) {
        if (RouteProbe.wantsServlet()
                && request.getDispatcherType() == DispatcherType.REQUEST
                && request instanceof HttpServletRequest http) {
            Probe.requestMethod(http.getMethod());
            ServletConfig config = servlet.getServletConfig();
            if (config != null) {
                ServletContext context = config.getServletContext();
                String path = context.getContextPath();
                ServletMappings mappings = config instanceof ObservedServlet known ? known.pitot$mappings() : null;
                String pattern = mappings == null ? null : mappings.chosen(http.getServletPath(), http.getPathInfo());
                if (pattern == null) {
                    // Not asked for yet, or more have been added: to ask makes several objects.
                    ServletRegistration registration = context.getServletRegistration(config.getServletName());
                    if (registration != null) {
                        mappings = new ServletMappings(registration.getMappings());
                        if (config instanceof ObservedServlet observed) {
                            observed.pitot$mappings(mappings);
                        }
                        pattern = mappings.chosen(http.getServletPath(), http.getPathInfo());
                    }
                }
                RouteProbe.servlet(path, pattern);
            }
        }
    }
}
