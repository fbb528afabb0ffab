package io.pitot.agent.instrumentation.caffeine;

import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import net.bytebuddy.asm.Advice;

/** Woven into the constructor of {@code UnboundedLocalCache}, which asks its field. */
final class UnboundedAdvice {

    private UnboundedAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This Object cache,
            @Advice.Argument(0) Object builder,
            @Advice.FieldValue(value = "statsCounter", readOnly = false) StatsCounter counter) {
        counter = CaffeineCounter.made(cache, builder, false).over(counter);
    }
}
