package io.pitot.agent.instrumentation.micronaut;

import io.pitot.agent.bootstrap.ConnectionRequests;
import io.pitot.agent.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** Woven into {@code RequestLifecycle.onErrorNoFilter}, which makes a response of what a filter or a route has thrown. */
final class ExceptionAdvice {

    private ExceptionAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Object request, @Advice.Argument(1) Throwable thrown) {
        ConnectionRequests.dispatch(request);
        Probe.requestError(thrown);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit() {
        ConnectionRequests.dispatched();
    }
}
