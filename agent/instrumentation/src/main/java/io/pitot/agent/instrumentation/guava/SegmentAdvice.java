package io.pitot.agent.instrumentation.guava;

import com.google.common.cache.AbstractCache.StatsCounter;
import net.bytebuddy.asm.Advice;

/** Woven into {@code LocalCache.createSegment}, which its constructor calls. */
final class SegmentAdvice {

    private SegmentAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
            @Advice.This Object cache,
            @Advice.Argument(value = 2, readOnly = false) StatsCounter counter,
            @Advice.FieldValue("maxWeight") long maxWeight,
            @Advice.FieldValue("expireAfterAccessNanos") long accessNanos,
            @Advice.FieldValue("expireAfterWriteNanos") long writeNanos,
            @Advice.FieldValue("keyStrength") Object keys,
            @Advice.FieldValue("valueStrength") Object values) {
        counter = GuavaCounter.over(
                cache, counter, GuavaCounter.isBounded(maxWeight, accessNanos, writeNanos, keys, values));
    }
}
