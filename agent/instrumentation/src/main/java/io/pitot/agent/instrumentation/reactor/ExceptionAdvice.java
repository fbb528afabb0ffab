package io.pitot.agent.instrumentation.reactor;

import io.pitot.agent.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** Woven into what handles exceptions of requests. */
final class ExceptionAdvice {

    private ExceptionAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(1) Throwable thrown) {
        Probe.requestError(thrown);
    }
}
