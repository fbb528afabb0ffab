package io.pitot.agent.instrumentation.vertx;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code Http2ServerStream.onClose}, of streams that were answered, too. */
final class Http2CloseAdvice {

    private Http2CloseAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object stream, @Advice.FieldValue("request") @Nullable Object request) {
        VertxReader.closed(stream, request);
    }
}
