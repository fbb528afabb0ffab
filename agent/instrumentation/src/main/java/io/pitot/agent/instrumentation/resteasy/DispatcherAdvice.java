package io.pitot.agent.instrumentation.resteasy;

import io.pitot.agent.bootstrap.RouteProbe;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code ServletContainerDispatcher.service}: what templates are relative to while RESTEasy has the request. */
final class DispatcherAdvice {

    private DispatcherAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable String enter(
            @Advice.FieldValue("servletMappingPrefix") @Nullable String prefix,
            @Advice.Argument(1) HttpServletRequest request) {
        String before = RouteProbe.prefix();
        // Templates are relative to a path that RESTEasy was configured with, whatever the servlet is mapped to.
        RouteProbe.prefix(
                request.getDispatcherType() == DispatcherType.ERROR
                        ? null
                        : ResteasyReader.prefix(request.getServletContext().getContextPath(), prefix, before));
        return before;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable String before) {
        RouteProbe.prefix(before);
    }
}
