package io.pitot.agent.instrumentation.caffeine;

import net.bytebuddy.asm.Advice;

/** Woven into the constructor of {@code BoundedLocalCache}, which generated classes extend. */
final class BoundedAdvice {

    private BoundedAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object cache, @Advice.Argument(0) Object builder) {
        CaffeineCounter.made(cache, builder, true);
    }
}
