package io.pitot.agent.instrumentation.vertx;

import io.pitot.agent.bootstrap.ConnectionRequests;
import net.bytebuddy.asm.Advice;

/** Woven into {@code AbstractContext.beginDispatch}. Where it throws, no {@code endDispatch} follows. */
final class BeginOwnDispatchAdvice {

    private BeginOwnDispatchAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object context) {
        ConnectionRequests.dispatch(context);
    }
}
