package io.pitot.agent.instrumentation.undertow;

import io.pitot.agent.bootstrap.HttpExchanges;
import io.undertow.server.HttpServerExchange;
import net.bytebuddy.asm.Advice;

/** Woven into {@code HttpServerExchange.runResumeReadWrite}: what is left to be read or written is for whichever thread can. */
final class ResumedAdvice {

    private ResumedAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This HttpServerExchange exchange) {
        HttpExchanges.goesOn(exchange);
    }
}
