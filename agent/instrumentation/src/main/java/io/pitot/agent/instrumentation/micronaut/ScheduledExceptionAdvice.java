package io.pitot.agent.instrumentation.micronaut;

import io.pitot.agent.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** Woven into {@code ScheduledMethodProcessor.handleException}, which keeps what a method has thrown to itself. */
final class ScheduledExceptionAdvice {

    private ScheduledExceptionAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(2) Throwable thrown) {
        Probe.requestError(thrown);
    }
}
