package io.pitot.agent.instrumentation.vertx;

import io.pitot.agent.bootstrap.ConnectionRequests;
import io.vertx.core.http.HttpServerRequest;
import net.bytebuddy.asm.Advice;

/** Woven into {@code Http1xServerRequest.handleBegin}, on the event loop, before anything is dispatched. */
final class Http1BeginAdvice {

    private Http1BeginAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This HttpServerRequest request, @Advice.FieldValue("context") Object context) {
        ConnectionRequests.begin(context, request, request.method().name());
    }
}
