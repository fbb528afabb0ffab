package io.pitot.agent.instrumentation.guava;

import com.google.common.cache.AbstractCache.StatsCounter;
import net.bytebuddy.asm.Advice;

/** Woven into the constructor of {@code LocalCache}, whose own counter is told of look-ups without a load. */
final class MadeAdvice {

    private MadeAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This Object cache,
            @Advice.FieldValue(value = "globalStatsCounter", readOnly = false) StatsCounter counter) {
        // Its segments are made by now, and with the first of them what it counts by.
        counter = GuavaCounter.over(cache, counter, true);
    }
}
