package io.pitot.agent.instrumentation.vertx;

import io.pitot.agent.bootstrap.ConnectionRequests;
import io.vertx.core.http.HttpMethod;
import net.bytebuddy.asm.Advice;

/** Woven into {@code Http2ServerStream.onHeaders}, on the event loop, before anything is dispatched. */
final class Http2BeginAdvice {

    private Http2BeginAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
            @Advice.This Object stream,
            @Advice.FieldValue("context") Object context,
            @Advice.FieldValue("method") HttpMethod method) {
        ConnectionRequests.begin(context, stream, method.name());
    }
}
