package io.pitot.agent.instrumentation.spring;

import io.pitot.agent.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** Woven into {@code DispatcherServlet.processHandlerException}. */
final class HandlerExceptionAdvice {

    private HandlerExceptionAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(3) Exception thrown) {
        Probe.requestError(thrown);
    }
}
