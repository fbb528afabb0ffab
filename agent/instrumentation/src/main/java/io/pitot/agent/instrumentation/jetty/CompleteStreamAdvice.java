package io.pitot.agent.instrumentation.jetty;

import net.bytebuddy.asm.Advice;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** Woven into {@code HttpChannelState.completeStream}: once for each request. */
final class CompleteStreamAdvice {

    private CompleteStreamAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
            @Advice.This Object channel,
            @Advice.FieldValue("_request") Request request,
            @Advice.FieldValue("_response") Response response,
            @Advice.FieldValue("_callbackFailure") @Nullable Throwable callbackFailure,
            @Advice.FieldValue("_committedContentLength") long length) {
        JettyReader.completed(channel, request, response, callbackFailure, length);
    }
}
