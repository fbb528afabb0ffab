package io.pitot.agent.instrumentation.httpclient;

import io.pitot.agent.bootstrap.HttpCallProbe;
import net.bytebuddy.asm.Advice;

/** Woven into what waits for a connection of the client's pool. */
final class LeaseAdvice {

    private LeaseAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static long enter() {
        return HttpCallProbe.waits();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter long since) {
        HttpCallProbe.waited(since);
    }
}
