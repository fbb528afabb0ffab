package com.acme.memory;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.CacheStats;
import com.google.common.cache.LoadingCache;
import com.google.common.util.concurrent.UncheckedExecutionException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** A shop's caches of Guava, as all its versions declare them; what it is told is {@code kind statistics bound look-ups}. */
@SuppressWarnings("deprecation")
public final class GuavaShelf implements Function<String, Map<String, Long>> {

    private static final int KEYS = 60;

    /** The values that cannot be made. */
    private static final int BROKEN = 25;

    private static final int ABSENT = 20;

    /** As an application keeps its caches. */
    private static final AtomicReference<Cache<Integer, String>> KEPT = new AtomicReference<>();

    private final Random random = new Random(11);

    /** A look-up that may fail. */
    private interface LookUp {

        Object run() throws ExecutionException;
    }

    @Override
    public Map<String, Long> apply(String command) {
        String[] words = command.split(" ", -1);
        CacheBuilder<Object, Object> builder = CacheBuilder.newBuilder();
        if (words[1].equals("recorded")) {
            builder.recordStats();
        }
        if (!words[2].equals("unbounded")) {
            builder.maximumSize(Long.parseLong(words[2])).expireAfterWrite(1, TimeUnit.HOURS);
        }
        int lookups = Integer.parseInt(words[3]);
        Cache<Integer, String> cache = switch (words[0]) {
            case "manual" -> manual(builder, lookups);
            case "loading" -> loading(builder, lookups);
            case "aside" -> aside(builder, lookups);
            case "filled" -> filled(builder, lookups);
            case "unlimited" -> unlimited(builder, lookups);
            case "kept" -> kept(builder, lookups);
            default -> throw new IllegalArgumentException(command);
        };
        CacheStats stats = cache.stats();
        return Map.of(
                "hits", stats.hitCount(),
                "misses", stats.missCount(),
                "loads", stats.loadCount(),
                "failed", stats.loadCount() - stats.loadSuccessCount(),
                "evictions", stats.evictionCount(),
                "timed", stats.totalLoadTime(),
                "size", cache.size());
    }

    private Cache<Integer, String> manual(CacheBuilder<Object, Object> builder, int lookups) {
        Cache<Integer, String> cache = builder.build();
        for (int i = 0; i < lookups; i++) {
            int key = random.nextInt(KEYS);
            switch (random.nextInt(6)) {
                // Not what was looked for and missed: that would be a load, of which Guava knows nothing.
                case 0 -> cache.put(KEYS + key, "put");
                case 1 -> caught(() -> cache.getIfPresent(key));
                case 2 -> caught(() -> cache.getAllPresent(List.of(key, key + 1, KEYS + key)));
                case 3 -> cache.invalidate(key);
                case 4 -> caught(() -> cache.asMap().get(key));
                default -> caught(() -> cache.get(key, () -> made(key)));
            }
        }
        return cache;
    }

    private Cache<Integer, String> loading(CacheBuilder<Object, Object> builder, int lookups) {
        LoadingCache<Integer, String> cache = builder.build(new CacheLoader<Integer, String>() {
            @Override
            public String load(Integer key) {
                return made(key);
            }
        });
        for (int i = 0; i < lookups; i++) {
            int key = random.nextInt(KEYS);
            switch (random.nextInt(6)) {
                case 0 -> caught(() -> cache.getIfPresent(key));
                case 1 -> cache.invalidate(key);
                case 2 -> caught(() -> cache.getAll(List.of(key, key + 1)));
                case 3 -> cache.refresh(key);
                default -> caught(() -> cache.get(key));
            }
        }
        return cache;
    }

    /** What is not found is made by the application, which then puts it in. */
    private Cache<Integer, String> aside(CacheBuilder<Object, Object> builder, int lookups) {
        Cache<Integer, String> cache = builder.build();
        for (int i = 0; i < lookups; i++) {
            int key = i / 2;
            if (cache.getIfPresent(key) == null) {
                cache.put(key, "made");
            }
        }
        return cache;
    }

    private Cache<Integer, String> unlimited(CacheBuilder<Object, Object> builder, int lookups) {
        Cache<Integer, String> cache = builder.build();
        fill(cache, lookups);
        return cache;
    }

    private Cache<Integer, String> kept(CacheBuilder<Object, Object> builder, int lookups) {
        Cache<Integer, String> cache = builder.build();
        KEPT.set(cache);
        fill(cache, lookups);
        return cache;
    }

    private Cache<Integer, String> filled(CacheBuilder<Object, Object> builder, int lookups) {
        Cache<Integer, String> cache = builder.build();
        fill(cache, lookups);
        return cache;
    }

    private static void fill(Cache<Integer, String> cache, int lookups) {
        for (int i = 0; i < lookups; i++) {
            int key = i;
            caught(() -> cache.get(key, () -> "made"));
        }
        cache.cleanUp();
    }

    private static String made(Integer key) {
        if (key == BROKEN) {
            throw new IllegalStateException("broken");
        }
        return key == ABSENT ? null : "made " + key;
    }

    private static void caught(LookUp lookup) {
        try {
            Object unused = lookup.run();
        } catch (ExecutionException | UncheckedExecutionException | CacheLoader.InvalidCacheLoadException expected) {
            // What cannot be made.
        }
    }
}
