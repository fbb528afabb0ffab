package io.pitot.agent.instrumentation.servlet;

import io.pitot.agent.bootstrap.Probe;
import io.pitot.agent.bootstrap.ThreadState;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code Servlet.service}. */
final class ServletAdvice {

    private ServletAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.Argument(0) ServletRequest request) {
        ThreadState outermost = Probe.requestEnter();
        if (Probe.wantsServletRoute() && request instanceof HttpServletRequest http) {
            Probe.requestMethod(http.getMethod());
            Probe.servletRoute(
                    http.getContextPath(), http.getHttpServletMapping().getPattern());
        }
        return outermost;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Argument(1) ServletResponse response,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (outermost != null) {
            int status = response instanceof HttpServletResponse http ? http.getStatus() : 0;
            Probe.requestExit(outermost, status, thrown);
        } else if (thrown != null) {
            Probe.requestError(thrown);
        }
    }
}
