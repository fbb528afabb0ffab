package io.pitot.agent.instrumentation.jetty;

import io.pitot.agent.bootstrap.HttpExchanges;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import net.bytebuddy.asm.Advice;

/** Woven into {@code HttpChannel.onCompleted} of Jetty up to version 11: once for each request. */
final class ChannelCompletedAdvice {

    private ChannelCompletedAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
            @Advice.This Object channel,
            @Advice.FieldValue("_request") Object request,
            @Advice.FieldValue("_response") Object response,
            @Advice.FieldValue("_written") long written) {
        HttpExchanges.completed(
                channel,
                ((HttpServletResponse) response).getStatus(),
                "HEAD".equals(((HttpServletRequest) request).getMethod()) ? 0 : written,
                null);
    }
}
