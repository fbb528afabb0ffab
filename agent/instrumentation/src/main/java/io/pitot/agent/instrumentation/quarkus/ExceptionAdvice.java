package io.pitot.agent.instrumentation.quarkus;

import io.pitot.agent.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code AbstractResteasyReactiveContext.handleException}, which takes it out of what it is wrapped in. */
final class ExceptionAdvice {

    private ExceptionAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.FieldValue("throwable") @Nullable Throwable thrown) {
        if (thrown != null) {
            Probe.requestError(thrown);
        }
    }
}
