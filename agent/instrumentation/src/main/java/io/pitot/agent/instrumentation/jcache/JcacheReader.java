package io.pitot.agent.instrumentation.jcache;

import io.pitot.agent.bootstrap.LocalCache;
import io.pitot.agent.bootstrap.ObservedCache;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.cache.Cache;
import javax.cache.configuration.CompleteConfiguration;
import org.jspecify.annotations.Nullable;

/** Counts for JCache. Defined into the class loaders of its providers. */
public final class JcacheReader {

    /** Ehcache counts by itself, and what Redisson's caches ask is told as commands. */
    static final List<String> COUNTED_BELOW = List.of("org.ehcache.", "org.redisson.");

    /** In place of what a cache counts by. */
    private static final Object NOT_COUNTED = new Object();

    /** Caches that load by themselves, by name: what lies below the one that was made may not know it (cache2k). */
    private static final Set<String> LOADING = ConcurrentHashMap.newKeySet();

    private static final int MOST_LOADING = 200;

    private JcacheReader() {}

    /** A manager made a cache by a configuration: not all caches know theirs later. */
    public static void made(@Nullable Object cache, String name, @Nullable Object configuration) {
        boolean isLoading = loadsByItself(configuration);
        if (!isLoading) {
            LOADING.remove(name);
        } else if (LOADING.size() < MOST_LOADING) {
            LOADING.add(name);
        }
        if (cache instanceof ObservedCache observed) {
            observed.pitot$cache(isLoading || !isCounted(cache) ? NOT_COUNTED : counting(name));
        }
    }

    /** What a cache of that name counts by, which this thread makes. */
    private static LocalCache counting(String name) {
        LocalCache counting = new LocalCache("jcache", null, true);
        counting.call(name);
        return counting;
    }

    private static @Nullable LocalCache of(Object cache) {
        ObservedCache observed = (ObservedCache) cache;
        Object known = observed.pitot$cache();
        if (known == null) {
            known = found((Cache<?, ?>) cache);
            observed.pitot$cache(known);
        }
        return known instanceof LocalCache local ? local : null;
    }

    /** A cache that was made in another way, such as by a file. */
    @SuppressWarnings("unchecked")
    private static Object found(Cache<?, ?> cache) {
        Object configuration = null;
        try {
            configuration = cache.getConfiguration(CompleteConfiguration.class);
        } catch (RuntimeException ofAnotherKind) {
            // Which says nothing of loads.
        }
        String name = String.valueOf(cache.getName());
        return isCounted(cache) && !loadsByItself(configuration) && !LOADING.contains(name)
                ? new LocalCache("jcache", name)
                : NOT_COUNTED;
    }

    private static boolean isCounted(Object cache) {
        String type = cache.getClass().getName();
        return COUNTED_BELOW.stream().noneMatch(type::startsWith);
    }

    private static boolean loadsByItself(@Nullable Object configuration) {
        return configuration instanceof CompleteConfiguration<?, ?> complete && complete.isReadThrough();
    }

    /** A key was looked up. */
    public static void lookedUp(Object cache, Object key, @Nullable Object value) {
        LocalCache local = of(cache);
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
        LocalCache local = of(cache);
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
        LocalCache local = of(cache);
        if (local != null) {
            local.stored(key);
        }
    }

    /** Values were put in. */
    public static void storedAll(Object cache, Map<?, ?> values) {
        LocalCache local = of(cache);
        if (local != null) {
            local.stored(values.size());
        }
    }
}
