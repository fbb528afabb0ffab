package io.pitot.agent.instrumentation.springcache;

import io.pitot.agent.bootstrap.CountedLoad;
import io.pitot.agent.bootstrap.LocalCache;
import io.pitot.agent.bootstrap.ObservedCache;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Counts for caches on maps. Defined into Spring's class loader. */
public final class SpringCacheReader {

    private SpringCacheReader() {}

    /** A cache on a map was made. The size of a map that is not the JDK's may be a question to other machines. */
    public static void made(Object cache, String name, Map<?, ?> entries) {
        boolean isPlain = entries.getClass() == ConcurrentHashMap.class;
        LocalCache made = new LocalCache("spring", isPlain ? entries : null, !isPlain);
        made.call(name);
        ((ObservedCache) cache).pitot$cache(made);
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

    /** A key is looked up, and what is to be called if it is not found. */
    public static @Nullable CountedLoad begin(Object cache, @Nullable Callable<?> loader) {
        LocalCache local = LocalCache.of(cache);
        return local == null || loader == null ? null : local.begin(loader);
    }

    /** It was looked up. */
    public static void end(Object cache, CountedLoad load, @Nullable Throwable thrown) {
        LocalCache local = LocalCache.of(cache);
        if (!LocalCache.end(load) && thrown == null && local != null) {
            local.found(1);
        }
    }

    /** A value was put in. */
    public static void stored(Object cache, Object key) {
        LocalCache local = LocalCache.of(cache);
        if (local != null) {
            local.stored(key);
        }
    }
}
