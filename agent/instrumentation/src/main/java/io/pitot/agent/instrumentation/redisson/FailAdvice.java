package io.pitot.agent.instrumentation.redisson;

import net.bytebuddy.asm.Advice;

/** Woven into {@code CommandData.tryFailure}. */
final class FailAdvice {

    private FailAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object command, @Advice.Argument(0) Throwable thrown) {
        RedissonReader.failed(command, thrown);
    }
}
