package com.acme.memory;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.integration.CacheLoader;
import javax.cache.spi.CachingProvider;

/** A cache of rates by JCache, of whichever provider; what it is told is {@code get 1}. */
public final class JcacheShelf implements Function<String, Object>, AutoCloseable {

    private final CacheManager manager;
    private final Cache<Integer, String> rates;
    private final Cache<Integer, String> loading;

    /** @param provider the name of its class */
    public JcacheShelf(String provider) throws ReflectiveOperationException {
        ClassLoader loader = JcacheShelf.class.getClassLoader();
        CachingProvider found = Class.forName(provider, true, loader)
                .asSubclass(CachingProvider.class)
                .getConstructor()
                .newInstance();
        manager = found.getCacheManager();
        rates = manager.createCache("rates", types());
        loading = manager.createCache("loading", types().setReadThrough(true).setCacheLoaderFactory(Loader::new));
    }

    private static MutableConfiguration<Integer, String> types() {
        return new MutableConfiguration<Integer, String>().setTypes(Integer.class, String.class);
    }

    @Override
    public Object apply(String command) {
        String[] words = command.split(" ", -1);
        Set<Integer> keys = new LinkedHashSet<>();
        Arrays.stream(words).skip(1).map(Integer::valueOf).forEach(keys::add);
        Integer key = keys.iterator().next();
        return switch (words[0]) {
            case "get" -> rates.get(key);
            case "getAll" -> rates.getAll(keys);
            case "load" -> loading.get(key);
            case "put" -> {
                rates.put(key, "rate");
                yield "";
            }
            case "putAll" -> {
                rates.putAll(new HashMap<>(Map.of(key, "rate", key + 1, "rate")));
                yield "";
            }
            case "putIfAbsent" -> rates.putIfAbsent(key, "rate");
            case "wrapped" -> CachesAround.of(rates).get(key);
            default -> throw new IllegalArgumentException(command);
        };
    }

    @Override
    public void close() {
        // Ehcache looks for services as it closes, in the loader of the thread.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(JcacheShelf.class.getClassLoader());
        try {
            manager.close();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static final class Loader implements CacheLoader<Integer, String> {

        @Override
        public String load(Integer key) {
            return "loaded";
        }

        @Override
        public Map<Integer, String> loadAll(Iterable<? extends Integer> keys) {
            throw new UnsupportedOperationException();
        }
    }
}
