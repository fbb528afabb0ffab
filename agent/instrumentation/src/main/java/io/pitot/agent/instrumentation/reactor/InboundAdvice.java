package io.pitot.agent.instrumentation.reactor;

import io.pitot.agent.bootstrap.ConnectionRequests;
import net.bytebuddy.asm.Advice;

/**
 * Woven into {@code HttpServerOperations.onInboundNext}, on the event loop: the head, with which the application's handler is
 * called, then the parts of the body, with which it goes on.
 */
final class InboundAdvice {

    private InboundAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object operations, @Advice.Argument(1) Object message) {
        ReactorNettyReader.read(operations, message);
        ConnectionRequests.dispatch(operations);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit() {
        ConnectionRequests.dispatched();
    }
}
