package io.pitot.agent.instrumentation.jdkhttp;

import io.pitot.agent.bootstrap.HttpCall;
import io.pitot.agent.bootstrap.HttpCallProbe;
import io.pitot.agent.bootstrap.ObservedHttpCall;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code MultiExchange.responseAsyncImpl}, which runs for each request that a call sends. */
final class AttemptAdvice {

    private AttemptAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object exchange, @Advice.FieldValue("retryCause") @Nullable Throwable failure) {
        Object call = ((ObservedHttpCall) exchange).pitot$call();
        if (failure != null && call != null) {
            HttpCallProbe.retried((HttpCall) call);
        }
    }
}
