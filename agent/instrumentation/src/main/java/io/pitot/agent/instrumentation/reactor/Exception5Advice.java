package io.pitot.agent.instrumentation.reactor;

import io.pitot.agent.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** The same before Spring 6. */
final class Exception5Advice {

    private Exception5Advice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Throwable thrown) {
        Probe.requestError(thrown);
    }
}
