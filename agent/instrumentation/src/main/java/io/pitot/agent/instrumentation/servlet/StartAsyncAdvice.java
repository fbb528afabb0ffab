package io.pitot.agent.instrumentation.servlet;

import io.pitot.agent.bootstrap.AsyncEnd;
import io.pitot.agent.bootstrap.Probe;
import io.pitot.agent.bootstrap.RequestIdentity;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code ServletRequest.startAsync}: of the container, and of wrappers around it, which find it begun. */
final class StartAsyncAdvice {

    private StartAsyncAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object request, @Advice.Return @Nullable AsyncContext context) {
        if (context != null) {
            RequestIdentity identity = Probe.requestStartsAsync(request);
            if (identity != null) {
                context.addListener((AsyncListener) AsyncEnd.listener(
                        AsyncListener.class, HttpServletResponse.class, context.getResponse(), identity));
                // Last: a request that nobody completes would never end.
                Probe.requestIsAsync(identity);
            }
        }
    }
}
