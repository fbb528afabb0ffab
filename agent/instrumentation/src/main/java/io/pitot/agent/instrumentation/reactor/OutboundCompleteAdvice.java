package io.pitot.agent.instrumentation.reactor;

import net.bytebuddy.asm.Advice;

/** Woven into {@code HttpServerOperations.onOutboundComplete}, on whichever thread completes the response. */
final class OutboundCompleteAdvice {

    private OutboundCompleteAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object operations) {
        ReactorNettyReader.answered(operations);
    }
}
