package io.pitot.agent.instrumentation.vertx;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code Http2ServerStream.endWritten}, on the event loop. */
final class Http2EndAdvice {

    private Http2EndAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object stream, @Advice.FieldValue("request") @Nullable Object request) {
        VertxReader.ended(stream, request);
    }
}
