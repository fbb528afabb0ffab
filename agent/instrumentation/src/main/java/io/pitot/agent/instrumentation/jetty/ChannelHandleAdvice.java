package io.pitot.agent.instrumentation.jetty;

import io.pitot.agent.bootstrap.HttpExchanges;
import io.pitot.agent.bootstrap.Propagation;
import io.pitot.agent.bootstrap.ThreadState;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code HttpChannel.handle} of Jetty up to version 11, which each thread calls that a request comes to. */
final class ChannelHandleAdvice {

    private ChannelHandleAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(
            @Advice.This Object channel,
            @Advice.FieldValue("_request") Object request,
            @Advice.Local("resumed") @Nullable ThreadState resumed) {
        resumed = HttpExchanges.resume(channel);
        return resumed != null ? null : HttpExchanges.begin(channel, ((HttpServletRequest) request).getMethod());
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object channel,
            @Advice.FieldValue("_response") Object response,
            @Advice.Enter @Nullable ThreadState begun,
            @Advice.Local("resumed") @Nullable ThreadState resumed) {
        if (begun != null) {
            HttpExchanges.returned(begun, channel, ((HttpServletResponse) response).getStatus());
        } else if (resumed != null) {
            Propagation.leave(resumed);
        }
    }
}
