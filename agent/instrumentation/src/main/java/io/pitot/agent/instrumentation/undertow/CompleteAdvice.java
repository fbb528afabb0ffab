package io.pitot.agent.instrumentation.undertow;

import io.pitot.agent.bootstrap.HttpExchanges;
import io.undertow.server.HttpServerExchange;
import net.bytebuddy.asm.Advice;

/** Woven into {@code HttpServerExchange.invokeExchangeCompleteListeners}, of which the first call of an exchange counts. */
final class CompleteAdvice {

    private CompleteAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
            @Advice.This HttpServerExchange exchange,
            @Advice.FieldValue("exchangeCompletionListenersCount") int listeners) {
        // What a handler does once it has sent the last byte is still the request's: until its thread returns.
        if (listeners >= 0 && !HttpExchanges.isConfined(exchange)) {
            UndertowReader.completed(exchange);
        }
    }
}
