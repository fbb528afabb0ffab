package com.acme.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.function.ToLongFunction;

/** Look-ups of one kind, as many as it is told; answers how many found a value. */
public final class CaffeineLookups implements ToLongFunction<Integer> {

    private final String lookup;
    private final Cache<String, String> cache;

    public CaffeineLookups(String lookup) {
        this.lookup = lookup;
        Caffeine<Object, Object> builder = Caffeine.newBuilder().executor(Runnable::run);
        if (!lookup.equals("unbounded")) {
            builder.maximumSize(1_000);
        }
        cache = builder.build(key -> "loaded");
        cache.put("there", "value");
    }

    @Override
    public long applyAsLong(Integer lookups) {
        long found = 0;
        for (int i = 0; i < lookups; i++) {
            found += find() == null ? 0 : 1;
        }
        return found;
    }

    private String find() {
        return switch (lookup) {
            case "absent" -> cache.getIfPresent("absent");
            case "computed", "unbounded" -> cache.get("there", CaffeineLookups::made);
            case "loaded" -> ((LoadingCache<String, String>) cache).get("there");
            default -> cache.getIfPresent("there");
        };
    }

    private static String made(String key) {
        return "made " + key;
    }
}
