package io.pitot.agent.instrumentation.vertx;

import io.pitot.agent.bootstrap.ConnectionRequests;
import net.bytebuddy.asm.Advice;

/** Woven into {@code endDispatch}, which is called wherever {@code beginDispatch} has returned. */
final class EndDispatchAdvice {

    private EndDispatchAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter() {
        ConnectionRequests.dispatched();
    }
}
