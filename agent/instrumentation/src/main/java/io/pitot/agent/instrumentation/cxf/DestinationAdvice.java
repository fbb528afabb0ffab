package io.pitot.agent.instrumentation.cxf;

import io.pitot.agent.bootstrap.Probe;
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
        String before = Probe.routePrefix();
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            Probe.routePrefix(null);
        } else {
            Probe.resourceRoute(address, false);
        }
        return before;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable String before) {
        Probe.routePrefix(before);
    }
}
