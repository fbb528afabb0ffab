package io.pitot.agent.instrumentation.lettuce;

import net.bytebuddy.asm.Advice;

/** Woven into {@code Command.cancel}, which is what becomes of a command whose time is up. */
final class CancelAdvice {

    private CancelAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object command) {
        LettuceReader.failed(command, "java.util.concurrent.CancellationException");
    }
}
