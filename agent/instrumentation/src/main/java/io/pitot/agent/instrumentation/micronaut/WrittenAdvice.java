package io.pitot.agent.instrumentation.micronaut;

import io.pitot.agent.bootstrap.ConnectionRequests;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code RoutingInBoundHandler.responseWritten}, on the event loop: with its request, also where the connection was closed. */
final class WrittenAdvice {

    private WrittenAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) @Nullable Object request) {
        if (request != null) {
            ConnectionRequests.closed(request, 0);
        }
    }
}
