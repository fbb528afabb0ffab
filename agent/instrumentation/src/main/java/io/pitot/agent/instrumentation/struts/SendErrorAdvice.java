package io.pitot.agent.instrumentation.struts;

import io.pitot.agent.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code Dispatcher.sendError}, which answers in the place of an action that has thrown. */
final class SendErrorAdvice {

    private SendErrorAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(3) @Nullable Exception thrown) {
        if (thrown != null) {
            Probe.requestError(thrown);
        }
    }
}
