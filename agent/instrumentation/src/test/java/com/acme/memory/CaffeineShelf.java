package com.acme.memory;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** A shop's caches of Caffeine; what it is told is {@code kind statistics bound look-ups}. */
public final class CaffeineShelf implements Function<String, Map<String, Long>> {

    private static final int KEYS = 60;

    /** The values that cannot be made. */
    private static final int BROKEN = 25;

    private static final int ABSENT = 20;

    /** As an application keeps its caches. */
    private static final AtomicReference<Cache<Integer, String>> KEPT = new AtomicReference<>();

    private final Random random = new Random(11);

    @Override
    public Map<String, Long> apply(String command) {
        String[] words = command.split(" ", -1);
        Caffeine<Object, Object> builder = Caffeine.newBuilder().executor(Runnable::run);
        boolean hasStatistics = words[1].equals("recorded");
        if (hasStatistics) {
            builder.recordStats();
        }
        if (!words[2].equals("unbounded")) {
            builder.maximumSize(Long.parseLong(words[2])).expireAfterWrite(1, TimeUnit.HOURS);
        }
        int lookups = Integer.parseInt(words[3]);
        Cache<Integer, String> cache = switch (words[0]) {
            case "manual" -> manual(builder, lookups);
            case "loading" -> loading(builder, lookups);
            case "async" -> async(builder, lookups);
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
                "size", cache.estimatedSize());
    }

    private Cache<Integer, String> manual(Caffeine<Object, Object> builder, int lookups) {
        Cache<Integer, String> cache = builder.build();
        for (int i = 0; i < lookups; i++) {
            int key = random.nextInt(KEYS);
            switch (random.nextInt(6)) {
                // Not what was looked for and missed: that would be a load, of which Caffeine knows nothing.
                case 0 -> cache.put(KEYS + key, "put");
                case 1 -> cache.getIfPresent(key);
                case 2 -> cache.getAllPresent(List.of(key, key + 1, KEYS + key));
                case 3 -> cache.invalidate(key);
                case 4 -> cache.asMap().get(key);
                default -> caught(() -> cache.get(key, CaffeineShelf::made));
            }
        }
        return cache;
    }

    private Cache<Integer, String> loading(Caffeine<Object, Object> builder, int lookups) {
        LoadingCache<Integer, String> cache = builder.build(CaffeineShelf::made);
        for (int i = 0; i < lookups; i++) {
            int key = random.nextInt(KEYS);
            switch (random.nextInt(5)) {
                case 0 -> cache.getIfPresent(key);
                case 1 -> cache.invalidate(key);
                case 2 -> caught(() -> cache.getAll(List.of(key, key + 1)));
                default -> caught(() -> cache.get(key));
            }
        }
        return cache;
    }

    private Cache<Integer, String> async(Caffeine<Object, Object> builder, int lookups) {
        AsyncLoadingCache<Integer, String> cache =
                builder.buildAsync((CacheLoader<Integer, String>) CaffeineShelf::made);
        for (int i = 0; i < lookups; i++) {
            int key = random.nextInt(KEYS);
            switch (random.nextInt(6)) {
                case 0 -> {
                    CompletableFuture<String> unused = cache.getIfPresent(key);
                }
                case 1 -> cache.synchronous().invalidate(key);
                case 2 -> cache.put(key, CompletableFuture.completedFuture("put"));
                case 3 -> caught(() -> cache.synchronous().get(key));
                case 4 -> cache.synchronous().getIfPresent(key);
                default -> caught(() -> cache.get(key).join());
            }
        }
        return cache.synchronous();
    }

    /** What is not found is made by the application, which then puts it in. */
    private Cache<Integer, String> aside(Caffeine<Object, Object> builder, int lookups) {
        Cache<Integer, String> cache = builder.build();
        for (int i = 0; i < lookups; i++) {
            int key = i / 2;
            if (cache.getIfPresent(key) == null) {
                cache.put(key, "made");
            }
        }
        return cache;
    }

    private Cache<Integer, String> unlimited(Caffeine<Object, Object> builder, int lookups) {
        Cache<Integer, String> cache = builder.build();
        fill(cache, lookups);
        return cache;
    }

    private Cache<Integer, String> kept(Caffeine<Object, Object> builder, int lookups) {
        Cache<Integer, String> cache = builder.build();
        KEPT.set(cache);
        fill(cache, lookups);
        return cache;
    }

    private Cache<Integer, String> filled(Caffeine<Object, Object> builder, int lookups) {
        Cache<Integer, String> cache = builder.build();
        fill(cache, lookups);
        return cache;
    }

    private static void fill(Cache<Integer, String> cache, int lookups) {
        for (int i = 0; i < lookups; i++) {
            cache.get(i, key -> "made");
        }
        cache.cleanUp();
    }

    private static String made(Integer key) {
        if (key == BROKEN) {
            throw new IllegalStateException("broken");
        }
        return key == ABSENT ? null : "made " + key;
    }

    private static void caught(Runnable lookup) {
        try {
            lookup.run();
        } catch (RuntimeException expected) {
            // What cannot be made.
        }
    }
}
