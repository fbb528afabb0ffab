package io.pitot.agent.instrumentation.caffeine;

import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import net.bytebuddy.asm.Advice;

/** Woven into {@code BoundedLocalCache.statsCounter}. */
final class StatsCounterAdvice {

    private StatsCounterAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object cache, @Advice.Return(readOnly = false) StatsCounter counter) {
        counter = CaffeineCounter.over(cache, counter);
    }
}
