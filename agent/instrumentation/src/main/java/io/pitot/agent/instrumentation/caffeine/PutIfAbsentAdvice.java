package io.pitot.agent.instrumentation.caffeine;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code putIfAbsent}. */
final class PutIfAbsentAdvice {

    private PutIfAbsentAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This Object cache,
            @Advice.Argument(0) Object key,
            @Advice.Argument(1) @Nullable Object value,
            @Advice.Return @Nullable Object before) {
        if (before == null) {
            CaffeineCounter.stored(cache, key, value);
        }
    }
}
