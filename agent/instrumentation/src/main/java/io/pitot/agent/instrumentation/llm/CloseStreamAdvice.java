package io.pitot.agent.instrumentation.llm;

import io.pitot.agent.bootstrap.ModelCallProbe;
import net.bytebuddy.asm.Advice;

/** Woven into what closes an answer that comes in chunks. */
final class CloseStreamAdvice {

    private CloseStreamAdvice() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.This Object stream) {
        ModelCallProbe.close(stream);
    }
}
