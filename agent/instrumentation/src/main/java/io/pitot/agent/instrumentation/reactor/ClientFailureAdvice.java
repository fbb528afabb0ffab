package io.pitot.agent.instrumentation.reactor;

import io.pitot.agent.bootstrap.HttpCall;
import io.pitot.agent.bootstrap.HttpCallProbe;
import io.pitot.agent.bootstrap.ObservedHttpCall;
import net.bytebuddy.asm.Advice;

/** Woven into what decides whether an exchange that has failed goes on: where it is redirected to, or once more. */
final class ClientFailureAdvice {

    private ClientFailureAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This Object handler, @Advice.Argument(0) Throwable failure, @Advice.Return boolean isTriedAgain) {
        Object call = ((ObservedHttpCall) handler).pitot$call();
        if (call != null && !isTriedAgain) {
            HttpCallProbe.end((HttpCall) call, failure);
        } else if (call != null && !ReactorNettyReader.isRedirection(failure)) {
            HttpCallProbe.retried((HttpCall) call);
        }
    }
}
