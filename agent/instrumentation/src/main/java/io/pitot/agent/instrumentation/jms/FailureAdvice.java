package io.pitot.agent.instrumentation.jms;

import io.pitot.agent.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into what a provider tells of a listener's exception, which it catches. */
final class FailureAdvice {

    private FailureAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) @Nullable Throwable thrown) {
        if (thrown != null) {
            Probe.requestError(thrown);
        }
    }
}
