package io.pitot.agent.instrumentation.guava;

import com.google.common.cache.AbstractCache.StatsCounter;
import com.google.common.cache.CacheStats;
import io.pitot.agent.bootstrap.LocalCache;
import io.pitot.agent.bootstrap.ObservedCache;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a cache, or a segment of one, tells its statistics, counted for the agent, and passed on to the counter that it had. Defined into Guava's class loader. */
public final class GuavaCounter implements StatsCounter {

    private final LocalCache cache;
    private final StatsCounter own;

    private GuavaCounter(LocalCache cache, StatsCounter own) {
        this.cache = cache;
        this.own = own;
    }

    /**
     * What is to take the place of a counter of a cache that is being made.
     *
     * @param isBounded whether anything limits how much the cache holds
     */
    public static StatsCounter over(Object made, StatsCounter own, boolean isBounded) {
        ObservedCache observed = (ObservedCache) made;
        if (!(observed.pitot$cache() instanceof LocalCache)) {
            observed.pitot$cache(new LocalCache("guava", (Map<?, ?>) made, isBounded));
        }
        return observed.pitot$cache() instanceof LocalCache cache ? new GuavaCounter(cache, own) : own;
    }

    /** Whether entries go because of their number, their age or the garbage collector. */
    public static boolean isBounded(
            long maxWeight, long accessNanos, long writeNanos, @Nullable Object keys, @Nullable Object values) {
        return maxWeight >= 0 || accessNanos > 0 || writeNanos > 0 || isWeak(keys) || isWeak(values);
    }

    private static boolean isWeak(@Nullable Object strength) {
        return strength instanceof Enum<?> constant && !constant.name().equals("STRONG");
    }

    /** A look-up found nothing. */
    public static void awaits(Object cache, Object key) {
        LocalCache local = LocalCache.of(cache);
        if (local != null) {
            local.awaits(key);
        }
    }

    /** A value was put in. */
    public static void stored(Object cache, Object key) {
        LocalCache local = LocalCache.of(cache);
        if (local != null) {
            local.stored(key);
        }
    }

    @Override
    public void recordHits(int count) {
        cache.found(count);
        own.recordHits(count);
    }

    @Override
    public void recordMisses(int count) {
        cache.missed(count);
        own.recordMisses(count);
    }

    @Override
    public void recordLoadSuccess(long loadTime) {
        cache.loaded(Math.max(0, loadTime));
        own.recordLoadSuccess(loadTime);
    }

    @Override
    public void recordLoadException(long loadTime) {
        cache.failed(Math.max(0, loadTime));
        own.recordLoadException(loadTime);
    }

    @Override
    public void recordEviction() {
        cache.evicted();
        own.recordEviction();
    }

    @Override
    public CacheStats snapshot() {
        return own.snapshot();
    }
}
