package io.pitot.agent.instrumentation.resteasy;

import io.pitot.agent.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** Woven into {@code ExceptionHandler.handleException}, which makes a response of an exception where it can. */
final class HandlerAdvice {

    private HandlerAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(1) Throwable thrown) {
        Probe.requestError(thrown);
    }
}
