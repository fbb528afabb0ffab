package io.pitot.agent.instrumentation.vertx;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code Http1xServerConnection.handleClosed}. */
final class Http1CloseAdvice {

    private Http1CloseAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("responseInProgress") @Nullable Object request) {
        VertxReader.closed(request, request);
    }
}
