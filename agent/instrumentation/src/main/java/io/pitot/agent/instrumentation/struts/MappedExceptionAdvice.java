package io.pitot.agent.instrumentation.struts;

import io.pitot.agent.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** Woven into {@code ExceptionMappingInterceptor.findMappingFromExceptions}, which looks for a result to show for an exception. */
final class MappedExceptionAdvice {

    private MappedExceptionAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(1) Throwable thrown) {
        Probe.requestError(thrown);
    }
}
