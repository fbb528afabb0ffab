package io.pitot.agent.instrumentation.reactor;

import net.bytebuddy.asm.Advice;

/** Woven into where {@code DispatcherHandler} goes on with the handler that it has chosen, before that runs. */
final class HandlerAdvice {

    private HandlerAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Object exchange) {
        WebFluxReader.matched(exchange);
    }
}
