package io.pitot.agent.instrumentation.spring;

import io.pitot.agent.bootstrap.RouteProbe;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;

/** Woven into {@code AbstractHandlerMapping.getHandler}: controllers and router functions. */
final class HandlerMappingAdvice {

    private HandlerMappingAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This AbstractHandlerMapping mapping,
            @Advice.Argument(0) HttpServletRequest request,
            @Advice.Return @Nullable Object handler) {
        // An error page is not what the request was for. Mappings of URLs expose their pattern later.
        if (handler != null
                && request.getDispatcherType() != DispatcherType.ERROR
                && !(mapping instanceof AbstractUrlHandlerMapping)) {
            Object pattern = request.getAttribute("org.springframework.web.servlet.HandlerMapping.bestMatchingPattern");
            if (pattern != null) {
                RouteProbe.framework(pattern.toString());
            }
        }
    }
}
