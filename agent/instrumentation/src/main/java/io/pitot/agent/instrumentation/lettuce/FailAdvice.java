package io.pitot.agent.instrumentation.lettuce;

import net.bytebuddy.asm.Advice;

/** Woven into {@code Command.completeExceptionally}. */
final class FailAdvice {

    private FailAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object command, @Advice.Argument(0) Throwable thrown) {
        LettuceReader.failed(command, thrown.getClass().getName());
    }
}
