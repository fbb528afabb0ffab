package io.pitot.agent.instrumentation.vertx;

import net.bytebuddy.asm.Advice;

/** Woven into {@code RouteState.handleContext}: a route's handler is about to run. */
final class RouteAdvice {

    private RouteAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Object context) {
        RouteReader.matched(context);
    }
}
