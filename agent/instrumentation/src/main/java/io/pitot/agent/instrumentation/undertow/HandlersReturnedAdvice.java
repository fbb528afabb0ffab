package io.pitot.agent.instrumentation.undertow;

import io.pitot.agent.bootstrap.HttpExchanges;
import io.pitot.agent.bootstrap.Propagation;
import io.undertow.server.HttpServerExchange;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Woven into {@code HttpServerExchange.setInCall}: the handlers have returned, and no other thread has yet been given what they
 * have dispatched.
 */
final class HandlersReturnedAdvice {

    private HandlersReturnedAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
            @Advice.This HttpServerExchange exchange,
            @Advice.Argument(0) boolean isInCall,
            @Advice.FieldValue(value = "dispatchTask", readOnly = false) @Nullable Runnable dispatched) {
        if (!isInCall && exchange.isDispatched() && HttpExchanges.isCurrent(exchange)) {
            if (dispatched != null
                    && dispatched.getClass().getName().startsWith("io.undertow.server.HttpServerExchange$")) {
                HttpExchanges.movesOn(exchange);
            } else {
                HttpExchanges.goesOn(exchange);
                if (dispatched != null) {
                    dispatched = Propagation.carried(dispatched);
                }
            }
        }
    }
}
