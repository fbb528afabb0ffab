package io.pitot.agent.instrumentation.ehcache;

import io.pitot.agent.bootstrap.LocalCache;
import io.pitot.agent.bootstrap.ObservedCache;
import java.util.Map;
import java.util.Set;
import org.ehcache.core.InternalCache;
import org.jspecify.annotations.Nullable;

/** Counts for Ehcache. Defined into its class loader. */
public final class EhcacheReader {

    private EhcacheReader() {}

    /** A manager made a cache. */
    public static void made(@Nullable Object cache, String alias) {
        if (cache instanceof ObservedCache observed
                && cache instanceof InternalCache<?, ?> made
                && made.getCacheLoaderWriter() == null) {
            LocalCache counting = new LocalCache("ehcache", null, true);
            counting.call(alias);
            observed.pitot$cache(counting);
        }
    }

    /** A key was looked up. */
    public static void lookedUp(Object cache, Object key, @Nullable Object value) {
        LocalCache local = LocalCache.of(cache);
        if (local == null) {
            return;
        }
        if (value != null) {
            local.found(1);
        } else {
            local.missed(1);
            local.awaits(key);
        }
    }

    /** Keys were looked up; those that were not found have no value, or null. */
    public static void lookedUp(Object cache, Set<?> keys, @Nullable Map<?, ?> found) {
        LocalCache local = LocalCache.of(cache);
        if (local == null || found == null) {
            return;
        }
        int hits = 0;
        for (Object value : found.values()) {
            hits += value == null ? 0 : 1;
        }
        local.found(hits);
        local.missed(Math.max(0, keys.size() - hits));
    }

    /** A value was put in. */
    public static void stored(Object cache, Object key) {
        LocalCache local = LocalCache.of(cache);
        if (local != null) {
            local.stored(key);
        }
    }

    /** Values were put in. */
    public static void storedAll(Object cache, Map<?, ?> values) {
        LocalCache local = LocalCache.of(cache);
        if (local != null) {
            local.stored(values.size());
        }
    }
}
