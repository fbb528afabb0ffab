package io.pitot.agent.instrumentation.micronaut;

import io.pitot.agent.bootstrap.ConnectionRequests;
import net.bytebuddy.asm.Advice;

/** Woven into {@code NettyRequestLifecycle.handleNormal}, on the event loop: filters and the search for a route begin. */
final class HandleAdvice {

    private HandleAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Object request) {
        MicronautServerReader.begins(request);
        ConnectionRequests.dispatch(request);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit() {
        ConnectionRequests.dispatched();
    }
}
