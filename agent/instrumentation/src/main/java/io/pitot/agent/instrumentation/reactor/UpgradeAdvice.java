package io.pitot.agent.instrumentation.reactor;

import io.pitot.agent.bootstrap.ConnectionRequests;
import net.bytebuddy.asm.Advice;

/** Woven into the constructor of {@code WebsocketServerOperations}, which takes the place of the request's. */
final class UpgradeAdvice {

    private UpgradeAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(2) Object replaced) {
        ConnectionRequests.closed(replaced, 101);
    }
}
