package io.pitot.agent.instrumentation.jersey;

import io.pitot.agent.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** Woven into {@code ServerRuntime.Responder.process}, which makes a response of an exception where it can. */
final class ResponderAdvice {

    private ResponderAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Throwable thrown) {
        Probe.requestError(thrown);
    }
}
