package io.pitot.agent.instrumentation.undertow;

import io.pitot.agent.bootstrap.HttpExchanges;
import io.pitot.agent.bootstrap.RouteProbe;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletPathMatch;
import io.undertow.servlet.handlers.ServletRequestContext;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Woven into {@code ServletDispatchingHandler.handleRequest}, which calls the filters and the servlet, those of a forward within
 * those of its request: the first to be called knows the mapping, and the last to return whether the application has failed
 * behind what has been sent.
 */
final class ServletsAdvice {

    private ServletsAdvice() {}

    /** Its match is an object that the request has anyway; the mapping that a servlet could ask for is made of it. */
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) HttpServerExchange exchange) {
        if (RouteProbe.wantsServlet()) {
            ServletRequestContext context = exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY);
            ServletPathMatch match = context.getServletPathMatch();
            String deployed = context.getCurrentServletContext().getContextPath();
            String pattern = match.getMatchString();
            if (pattern != null && pattern.length() > 2 && pattern.endsWith("/*")) {
                RouteProbe.servletPath(deployed, match.getMatched());
            } else {
                RouteProbe.servlet(deployed, pattern);
            }
        }
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Argument(0) HttpServerExchange exchange, @Advice.Thrown @Nullable Throwable thrown) {
        HttpExchanges.breaks(exchange, thrown != null && exchange.isResponseStarted());
    }
}
