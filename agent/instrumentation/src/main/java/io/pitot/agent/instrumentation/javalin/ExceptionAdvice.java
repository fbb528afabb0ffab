package io.pitot.agent.instrumentation.javalin;

import io.pitot.agent.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** Woven into {@code ExceptionMapper.handle$javalin}, which makes a response of what a handler has thrown. */
final class ExceptionAdvice {

    private ExceptionAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(1) Throwable thrown) {
        Probe.requestError(thrown);
    }
}
