package io.pitot.agent.instrumentation.graphql;

import io.pitot.agent.bootstrap.OperationProbe;
import net.bytebuddy.asm.Advice;

/** Woven into {@code ExceptionResolversExceptionHandler.createInternalError}: no resolver knows the exception. */
final class UnresolvedAdvice {

    private UnresolvedAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Throwable thrown) {
        OperationProbe.failed(thrown);
    }
}
