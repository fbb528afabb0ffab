package io.pitot.agent.instrumentation.spring;

import io.pitot.agent.bootstrap.RouteProbe;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import net.bytebuddy.asm.Advice;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;

/** Woven into {@code AbstractUrlHandlerMapping.exposePathWithinMapping}: static resources, handlers by URL. */
final class UrlHandlerMappingAdvice {

    private UrlHandlerMappingAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
            @Advice.This AbstractUrlHandlerMapping mapping,
            @Advice.Argument(0) String pattern,
            @Advice.Argument(2) HttpServletRequest request) {
        // For a mapping's default handler Spring passes the request's own path in the pattern's place.
        if (request.getDispatcherType() != DispatcherType.ERROR
                && mapping.getHandlerMap().containsKey(pattern)) {
            RouteProbe.framework(pattern);
        }
    }
}
