package io.pitot.agent.instrumentation.spring;

import io.pitot.agent.bootstrap.Probe;
import jakarta.servlet.http.HttpServletRequest;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code AbstractHandlerMapping.getHandler}. */
final class HandlerMappingAdvice {

    private HandlerMappingAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) HttpServletRequest request, @Advice.Return @Nullable Object handler) {
        if (handler != null) {
            Object pattern = request.getAttribute("org.springframework.web.servlet.HandlerMapping.bestMatchingPattern");
            if (pattern != null) {
                Probe.frameworkRoute(pattern.toString());
            }
        }
    }
}
