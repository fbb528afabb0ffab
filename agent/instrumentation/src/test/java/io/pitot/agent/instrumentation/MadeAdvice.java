package io.pitot.agent.instrumentation;

import net.bytebuddy.asm.Advice;

final class MadeAdvice {

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object made) {
        ((SampleState) made).pitot$runs(1);
    }

    private MadeAdvice() {}
}
