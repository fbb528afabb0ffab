package io.pitot.agent.instrumentation.caffeine;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code getIfPresent}. */
final class GetAdvice {

    private GetAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This Object cache,
            @Advice.Argument(0) Object key,
            @Advice.Argument(1) boolean recordStats,
            @Advice.Return @Nullable Object value) {
        if (recordStats && value == null) {
            CaffeineCounter.awaits(cache, key);
        }
    }
}
