package io.pitot.agent.benchmarks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pitot.agent.bootstrap.ObservedCache;

/** {@link Callee#CACHE}. */
final class CacheCall implements Call {

    private final Cache<Integer, String> cache =
            Caffeine.newBuilder().maximumSize(100).build();

    CacheCall() {
        cache.put(17, "value");
    }

    @Override
    public Object call() {
        return String.valueOf(cache.getIfPresent(17));
    }

    @Override
    public boolean isObserved() {
        return cache.asMap() instanceof ObservedCache;
    }

    @Override
    public void close() {}
}
