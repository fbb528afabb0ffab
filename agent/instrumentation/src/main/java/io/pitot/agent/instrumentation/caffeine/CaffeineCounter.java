package io.pitot.agent.instrumentation.caffeine;

import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import io.pitot.agent.bootstrap.CountedLoad;
import io.pitot.agent.bootstrap.ExposedField;
import io.pitot.agent.bootstrap.LocalCache;
import io.pitot.agent.bootstrap.ObservedCache;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a cache tells its statistics, counted for the agent, and passed on to the counter that the cache had. Defined into Caffeine's class loader. */
public final class CaffeineCounter extends LocalCache implements StatsCounter {

    private final boolean isRecording;
    private StatsCounter counter = StatsCounter.disabledStatsCounter();

    private CaffeineCounter(Map<?, ?> cache, boolean isBounded, boolean isRecording) {
        super("caffeine", cache, isBounded);
        this.isRecording = isRecording;
    }

    /**
     * A cache was made.
     *
     * @param builder by which
     * @return its counter
     */
    public static CaffeineCounter made(Object cache, Object builder, boolean isBounded) {
        boolean isRecording = !(builder instanceof ExposedField exposing) || exposing.pitot$field() != null;
        CaffeineCounter made = new CaffeineCounter((Map<?, ?>) cache, isBounded, isRecording);
        ((ObservedCache) cache).pitot$cache(made);
        return made;
    }

    /** What is to take the place of a cache's own counter. */
    public static StatsCounter over(Object cache, StatsCounter own) {
        return ((ObservedCache) cache).pitot$cache() instanceof CaffeineCounter counting ? counting.over(own) : own;
    }

    /** The same of this cache. */
    public StatsCounter over(StatsCounter own) {
        if (own != this && counter != own) {
            counter = own;
        }
        return this;
    }

    /** A look-up may call a function. Null where the cache tells its counter of that. */
    public static @Nullable CountedLoad begin(Object cache, @Nullable Function<?, ?> function, boolean isTimed) {
        return function != null
                        && ((ObservedCache) cache).pitot$cache() instanceof CaffeineCounter counting
                        && !counting.isRecording
                ? counting.begin(function, isTimed)
                : null;
    }

    /** A look-up found nothing. */
    public static void awaits(Object cache, Object key) {
        LocalCache local = LocalCache.of(cache);
        if (local != null) {
            local.awaits(key);
        }
    }

    /** A value was put in. One that is still to come is loaded by whoever makes it. */
    public static void stored(Object cache, Object key, @Nullable Object value) {
        LocalCache local = LocalCache.of(cache);
        if (local == null) {
            return;
        }
        if (value instanceof CompletableFuture) {
            local.stored(1);
        } else {
            local.stored(key);
        }
    }

    @Override
    public void recordHits(int count) {
        found(count);
        counter.recordHits(count);
    }

    @Override
    public void recordMisses(int count) {
        missed(count);
        counter.recordMisses(count);
    }

    @Override
    public void recordLoadSuccess(long loadTime) {
        loaded(Math.max(0, loadTime));
        counter.recordLoadSuccess(loadTime);
    }

    @Override
    public void recordLoadFailure(long loadTime) {
        failed(Math.max(0, loadTime));
        counter.recordLoadFailure(loadTime);
    }

    /** Of Caffeine 2.8 and later; those before know the next two. */
    @Override
    public void recordEviction(int weight, RemovalCause cause) {
        evicted();
        counter.recordEviction(weight, cause);
    }

    @Override
    @Deprecated
    public void recordEviction() {
        evicted();
        counter.recordEviction();
    }

    @Override
    @SuppressWarnings("deprecation")
    public void recordEviction(int weight) {
        evicted();
        counter.recordEviction(weight);
    }

    @Override
    public CacheStats snapshot() {
        return counter.snapshot();
    }

    @Override
    public String toString() {
        return counter.toString();
    }
}
