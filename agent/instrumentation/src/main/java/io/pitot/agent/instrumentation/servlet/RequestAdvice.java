package io.pitot.agent.instrumentation.servlet;

import io.pitot.agent.bootstrap.Probe;
import io.pitot.agent.bootstrap.ThreadState;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Woven into {@code Servlet.service} and {@code Filter.doFilter}, which may answer in a servlet's place:
 * the outermost of them is the request, unless the container's own instrumentation has begun it.
 */
final class RequestAdvice {

    private RequestAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.Argument(0) ServletRequest request) {
        // Some containers come back with an error page after the request's outermost call has returned, all of them
        // with an asynchronous dispatch: that is no other request. Forwards and includes lie within one.
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            ServletRequest first = request;
            while (first instanceof ServletRequestWrapper wrapper) {
                first = wrapper.getRequest();
            }
            return Probe.requestResumes(first);
        }
        // Before the request begins: the application may have wrapped it in what throws, and a request
        // whose enter advice fails is never ended.
        String method = request instanceof HttpServletRequest http ? http.getMethod() : null;
        ThreadState outermost = Probe.requestEnter();
        if (outermost != null) {
            Probe.requestMethod(method);
        }
        return outermost;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Argument(1) ServletResponse response,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (outermost != null) {
            int status = 0;
            try {
                status = response instanceof HttpServletResponse http ? http.getStatus() : 0;
            } finally {
                Probe.requestExit(outermost, status, thrown);
            }
        } else if (thrown != null) {
            Probe.requestError(thrown);
        }
    }
}
