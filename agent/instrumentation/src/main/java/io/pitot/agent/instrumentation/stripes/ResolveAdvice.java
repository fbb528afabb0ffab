package io.pitot.agent.instrumentation.stripes;

import net.bytebuddy.asm.Advice;
import net.sourceforge.stripes.controller.ExecutionContext;

/** Woven into {@code DispatcherHelper.resolveActionBean}, whose interceptors may turn a request away that has been resolved. */
final class ResolveAdvice {

    private ResolveAdvice() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Argument(0) ExecutionContext context) {
        StripesReader.tellRoute(context);
    }
}
