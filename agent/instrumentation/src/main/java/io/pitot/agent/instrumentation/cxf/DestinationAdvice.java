package io.pitot.agent.instrumentation.cxf;

import io.pitot.agent.bootstrap.RouteProbe;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code AbstractHTTPDestination.invoke}: what templates are relative to while CXF has the request. */
final class DestinationAdvice {

    private DestinationAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable String enter(
            @Advice.FieldValue("path") @Nullable String address, @Advice.Argument(2) HttpServletRequest request) {
        String before = RouteProbe.prefix();
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            RouteProbe.prefix(null);
        } else {
            RouteProbe.resource(address, false);
        }
        return before;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable String before) {
        RouteProbe.prefix(before);
    }
}
