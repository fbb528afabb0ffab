package io.pitot.agent.instrumentation.httpclient;

import io.pitot.agent.bootstrap.HttpCallProbe;
import net.bytebuddy.asm.Advice;

/** Woven into what decides whether a request that has failed is sent once more. */
final class RetryAdvice {

    private RetryAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Return boolean isRetried) {
        if (isRetried) {
            HttpCallProbe.retried();
        }
    }
}
