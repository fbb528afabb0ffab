package io.pitot.agent.instrumentation.vertx;

import io.pitot.agent.bootstrap.ConnectionRequests;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code VertxImpl.beginDispatch}. Where it throws, no {@code endDispatch} follows. */
final class BeginDispatchAdvice {

    private BeginDispatchAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) @Nullable Object context) {
        ConnectionRequests.dispatch(context);
    }
}
