package io.pitot.agent.instrumentation.guava;

import net.bytebuddy.asm.Advice;

/** Woven into {@code put}. */
final class PutAdvice {

    private PutAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object cache, @Advice.Argument(0) Object key) {
        GuavaCounter.stored(cache, key);
    }
}
