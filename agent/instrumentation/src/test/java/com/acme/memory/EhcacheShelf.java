package com.acme.memory;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.integration.CacheLoader;
import org.ehcache.Cache;
import org.ehcache.CacheManager;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.ehcache.config.builders.CacheManagerBuilder;
import org.ehcache.config.builders.ResourcePoolsBuilder;
import org.ehcache.jsr107.EhcacheCachingProvider;

/** A cache of rates in Ehcache, by its own interface or by JCache's; what it is told is {@code get 1}. */
public final class EhcacheShelf implements Function<String, Object>, AutoCloseable {

    private final CacheManager own;
    private final javax.cache.CacheManager standard;
    private final Cache<Integer, String> cache;
    private final javax.cache.Cache<Integer, String> jcache;
    private final javax.cache.Cache<Integer, String> loading;

    /** @param api {@code Ehcache} or {@code JCache} */
    public EhcacheShelf(String api) {
        boolean isOwn = api.equals("Ehcache");
        own = isOwn ? CacheManagerBuilder.newCacheManagerBuilder().build(true) : null;
        standard = isOwn ? null : new EhcacheCachingProvider().getCacheManager();
        cache = isOwn ? own.createCache("rates", configuration()) : null;
        jcache = isOwn ? null : standard.createCache("rates", types());
        loading = isOwn
                ? null
                : standard.createCache("loading", types().setReadThrough(true).setCacheLoaderFactory(Loader::new));
    }

    private static CacheConfigurationBuilder<Integer, String> configuration() {
        return CacheConfigurationBuilder.newCacheConfigurationBuilder(
                Integer.class, String.class, ResourcePoolsBuilder.heap(100));
    }

    private static MutableConfiguration<Integer, String> types() {
        return new MutableConfiguration<Integer, String>().setTypes(Integer.class, String.class);
    }

    @Override
    public Object apply(String command) {
        String[] words = command.split(" ", -1);
        Set<Integer> keys = new TreeSet<>();
        Arrays.stream(words).skip(1).map(Integer::valueOf).forEach(keys::add);
        Integer key = keys.iterator().next();
        return switch (words[0]) {
            case "get" -> cache != null ? cache.get(key) : jcache.get(key);
            case "getAll" -> cache != null ? cache.getAll(keys) : jcache.getAll(keys);
            case "load" -> loading.get(key);
            case "put" -> put(key);
            case "putAll" -> putAll(Map.of(key, "rate", key + 1, "rate"));
            default -> throw new IllegalArgumentException(command);
        };
    }

    private String put(Integer key) {
        if (cache != null) {
            cache.put(key, "rate");
        } else {
            jcache.put(key, "rate");
        }
        return "";
    }

    private String putAll(Map<Integer, String> rates) {
        if (cache != null) {
            cache.putAll(rates);
        } else {
            jcache.putAll(rates);
        }
        return "";
    }

    @Override
    public void close() {
        // Ehcache looks for services as it closes, in the loader of the thread.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(EhcacheShelf.class.getClassLoader());
        try {
            if (own != null) {
                own.close();
            } else {
                standard.close();
            }
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
