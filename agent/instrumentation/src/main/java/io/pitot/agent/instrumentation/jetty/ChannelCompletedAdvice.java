package io.pitot.agent.instrumentation.jetty;

import io.pitot.agent.bootstrap.ExposedField;
import io.pitot.agent.bootstrap.HttpExchanges;
import io.pitot.agent.bootstrap.ResponseHeaders;
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
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse told = (HttpServletResponse) response;
        int status = told.getStatus();
        if (HttpExchanges.wantsHeaders(channel)) {
            String caching = told.getHeader("Cache-Control");
            HttpExchanges.headers(
                    channel,
                    ResponseHeaders.encoding(
                                    status,
                                    asked.getHeader("Accept-Encoding"),
                                    told.getHeader("Content-Type"),
                                    told.getHeader("Content-Encoding"),
                                    caching)
                            | ResponseHeaders.caching(
                                    status,
                                    asked.getQueryString(),
                                    ResponseHeaders.either(told.getHeader("ETag"), told.getHeader("Last-Modified")),
                                    ResponseHeaders.either(caching, told.getHeader("Expires")),
                                    ResponseHeaders.either(
                                            asked.getHeader("Authorization"),
                                            ResponseHeaders.either(
                                                    asked.getHeader("Cookie"), told.getHeader("Set-Cookie")))));
        }
        boolean isBroken = channel instanceof ExposedField exposed
                && exposed.pitot$field() instanceof ExposedField state
                && state.pitot$field() instanceof Enum<?> output
                && output.name().equals("ABORTED");
        HttpExchanges.completed(channel, status, "HEAD".equals(asked.getMethod()) ? 0 : written, isBroken);
    }
}
