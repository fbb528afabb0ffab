package io.pitot.agent.instrumentation.jersey;

import io.pitot.agent.bootstrap.RouteProbe;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import net.bytebuddy.asm.Advice;
import org.glassfish.jersey.servlet.WebConfig;
import org.jspecify.annotations.Nullable;

/** Woven into {@code WebComponent.serviceImpl}: what templates are relative to while Jersey has the request. */
final class WebComponentAdvice {

    private WebComponentAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable String enter(
            @Advice.FieldValue("webConfig") WebConfig config,
            @Advice.Argument(0) URI base,
            @Advice.Argument(2) HttpServletRequest request) {
        String before = RouteProbe.prefix();
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            RouteProbe.prefix(null);
        } else if (config.getConfigType() == WebConfig.ConfigType.FilterConfig) {
            // A filter's templates are relative to a path of its own, and not to what the container mapped.
            RouteProbe.prefix(JerseyReader.prefix(
                    base, request.getContextPath(), request.getServletContext().getContextPath()));
        }
        return before;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable String before) {
        RouteProbe.prefix(before);
    }
}
