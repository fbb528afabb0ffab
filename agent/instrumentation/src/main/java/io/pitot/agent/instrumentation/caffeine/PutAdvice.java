package io.pitot.agent.instrumentation.caffeine;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code put}. */
final class PutAdvice {

    private PutAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This Object cache, @Advice.Argument(0) Object key, @Advice.Argument(1) @Nullable Object value) {
        CaffeineCounter.stored(cache, key, value);
    }
}
