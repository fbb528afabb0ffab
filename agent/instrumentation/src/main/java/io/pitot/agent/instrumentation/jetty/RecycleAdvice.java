package io.pitot.agent.instrumentation.jetty;

import io.pitot.agent.bootstrap.HttpExchanges;
import net.bytebuddy.asm.Advice;

/** Woven into {@code recycle} of channels: the next request of the connection is another one. */
final class RecycleAdvice {

    private RecycleAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object channel) {
        HttpExchanges.recycled(channel);
    }
}
