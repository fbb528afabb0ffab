package io.pitot.agent.instrumentation.micronaut;

import io.pitot.agent.bootstrap.ConnectionRequests;
import net.bytebuddy.asm.Advice;

/** Woven into {@code RouteExecutor.callRoute}, on the thread that has read what the route needs. */
final class RouteAdvice {

    private RouteAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(1) Object match, @Advice.Argument(2) Object request) {
        ConnectionRequests.dispatch(request);
        MicronautRouteReader.matched(match);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit() {
        ConnectionRequests.dispatched();
    }
}
