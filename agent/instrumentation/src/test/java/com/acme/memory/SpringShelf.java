package com.acme.memory;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Function;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A service whose methods are cached by Spring, on maps or on Caffeine; what it is told is {@code method key}. */
public final class SpringShelf implements Function<String, String>, AutoCloseable {

    private final AnnotationConfigApplicationContext context;
    private final Prices prices;

    /** @param manager {@code OnMaps} or {@code OnCaffeine} */
    public SpringShelf(String manager) throws Exception {
        context = new AnnotationConfigApplicationContext();
        context.setClassLoader(SpringShelf.class.getClassLoader());
        context.register(Class.forName(SpringShelf.class.getName() + "$" + manager), Prices.class);
        context.refresh();
        prices = context.getBean(Prices.class);
    }

    @Override
    public String apply(String command) {
        String[] words = command.split(" ", -1);
        Integer key = Integer.valueOf(words[1]);
        return switch (words[0]) {
            case "price" -> prices.price(key);
            case "alone" -> prices.priceAlone(key);
            case "change" -> prices.change(key);
            case "direct" -> {
                Cache cache = context.getBean(CacheManager.class).getCache("prices");
                Cache.ValueWrapper found = cache.get(key);
                yield found == null ? "none" : String.valueOf(found.get());
            }
            default -> throw new IllegalArgumentException(command);
        };
    }

    @Override
    public void close() {
        context.close();
    }

    /** The cached service. */
    public static class Prices {

        @Cacheable("prices")
        public String price(Integer key) {
            return "price of " + key;
        }

        @Cacheable(cacheNames = "prices", sync = true)
        public String priceAlone(Integer key) {
            return "price of " + key;
        }

        @CachePut("prices")
        public String change(Integer key) {
            return "changed " + key;
        }
    }

    /** Caches on maps. */
    @Configuration(proxyBeanMethods = false)
    @EnableCaching(proxyTargetClass = true)
    public static class OnMaps {

        @Bean
        public CacheManager caches() {
            return new ConcurrentMapCacheManager();
        }
    }

    /** Caches on Caffeine. */
    @Configuration(proxyBeanMethods = false)
    @EnableCaching(proxyTargetClass = true)
    public static class OnCaffeine {

        @Bean
        public CacheManager caches() {
            CaffeineCacheManager manager = new CaffeineCacheManager();
            manager.setCaffeine(Caffeine.newBuilder().maximumSize(100));
            return manager;
        }
    }
}
