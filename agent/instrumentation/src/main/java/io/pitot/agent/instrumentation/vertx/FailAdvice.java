package io.pitot.agent.instrumentation.vertx;

import io.pitot.agent.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code RoutingContextImpl.fail}, which all others that are given an exception come to. */
final class FailAdvice {

    private FailAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(1) @Nullable Throwable failure) {
        if (failure != null) {
            Probe.requestError(failure);
        }
    }
}
