package io.pitot.agent.instrumentation.vertx;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Woven into {@code Http1xServerConnection.responseComplete}, which comes back on the event loop if it is called on
 * another thread.
 */
final class Http1EndAdvice {

    private Http1EndAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("responseInProgress") @Nullable Object request) {
        VertxReader.ended(request, request);
    }
}
