package io.pitot.agent.instrumentation.jetty;

import net.bytebuddy.asm.Advice;
import org.eclipse.jetty.server.Response;

/** Woven into {@code Server.handle}: the handlers have returned, and no other thread may complete the request yet. */
final class ServerHandleAdvice {

    private ServerHandleAdvice() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Argument(1) Response response) {
        JettyReader.handled(response);
    }
}
