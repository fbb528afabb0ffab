package io.pitot.agent.instrumentation.cxf;

import io.pitot.agent.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code ExceptionUtils.convertFaultToResponse}, which makes a response of an exception where it can. */
final class FaultAdvice {

    private FaultAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) @Nullable Throwable thrown) {
        if (thrown != null) {
            Probe.requestError(thrown);
        }
    }
}
