package io.pitot.agent.instrumentation;

import io.pitot.agent.bootstrap.RouteProbe;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * For a framework's dispatcher whose first argument is the request: the framework's templates are relative to the context, whatever the
 * servlet or filter is mapped to, and name nothing while an error page is made.
 */
final class BelowContextAdvice {

    private BelowContextAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable String enter(@Advice.Argument(0) HttpServletRequest request) {
        String before = RouteProbe.prefix();
        RouteProbe.prefix(
                request.getDispatcherType() == DispatcherType.ERROR
                        ? null
                        : request.getServletContext().getContextPath());
        return before;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable String before) {
        RouteProbe.prefix(before);
    }
}
