package io.pitot.agent.instrumentation.vertx;

import net.bytebuddy.asm.Advice;

/** Woven into {@code Http1xServerRequest.handleBegin}, on the event loop, before anything is dispatched. */
final class Http1BeginAdvice {

    private Http1BeginAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object request, @Advice.FieldValue("context") Object context) {
        VertxReader.begins(context, request);
    }
}
