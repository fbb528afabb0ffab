package io.pitot.agent.instrumentation;

import io.pitot.agent.bootstrap.HttpExchanges;
import net.bytebuddy.asm.Advice;

/** For {@code recycle} of what a server has of a request: it is of another one next. */
final class RecycleAdvice {

    private RecycleAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object exchange) {
        HttpExchanges.recycled(exchange);
    }
}
