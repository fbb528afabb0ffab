package com.acme.cache;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.cache.Cache;
import org.springframework.data.redis.cache.RedisCacheConfiguration;
import org.springframework.data.redis.cache.RedisCacheManager;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Spring Data Redis, and Spring's cache on it. */
public abstract class SpringShop extends CacheClient {

    private final StringRedisTemplate template;
    private final Cache cache;
    private final AutoCloseable closing;

    SpringShop(RedisConnectionFactory factory, AutoCloseable closing) throws Exception {
        ((InitializingBean) factory).afterPropertiesSet();
        if (factory instanceof org.springframework.context.SmartLifecycle startable) {
            startable.start();
        }
        // Lettuce asks the thread for its loader as it connects.
        factory.getConnection().close();
        this.closing = closing;
        template = new StringRedisTemplate(factory);
        RedisCacheManager manager = RedisCacheManager.builder(factory)
                .cacheDefaults(RedisCacheConfiguration.defaultCacheConfig().entryTtl(Duration.ofMinutes(1)))
                .build();
        manager.afterPropertiesSet();
        cache = manager.getCache("orders");
    }

    /** Over Lettuce. */
    public static final class OverLettuce extends SpringShop {

        public OverLettuce(Integer port) throws Exception {
            this(new LettuceConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", port)));
        }

        private OverLettuce(LettuceConnectionFactory factory) throws Exception {
            super(factory, factory::destroy);
        }
    }

    /** Over Jedis. */
    public static final class OverJedis extends SpringShop {

        public OverJedis(Integer port) throws Exception {
            this(new JedisConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", port)));
        }

        private OverJedis(JedisConnectionFactory factory) throws Exception {
            super(factory, factory::destroy);
        }
    }

    @Override
    Object get(String key) {
        return template.opsForValue().get(key);
    }

    @Override
    Object set(String key, String value) {
        template.opsForValue().set(key, value);
        return value;
    }

    @Override
    Object setForAMinute(String key, String value) {
        template.opsForValue().set(key, value, Duration.ofMinutes(1));
        return value;
    }

    @Override
    Object getAll(String... keys) {
        return template.opsForValue().multiGet(List.of(keys));
    }

    @Override
    Object putField(String key, String field, String value) {
        template.opsForHash().put(key, field, value);
        return value;
    }

    @Override
    Object getField(String key, String field) {
        return template.opsForHash().get(key, field);
    }

    @Override
    Object getFields(String key) {
        return template.opsForHash().entries(key);
    }

    @Override
    List<?> pipeline(String... keys) {
        return template.executePipelined((RedisCallback<Object>) connection -> {
            for (String key : keys) {
                connection.stringCommands().get(key.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
            return null;
        });
    }

    @Override
    List<?> transaction(String... keys) {
        return template.execute(new InTransaction(List.of(keys)));
    }

    private record InTransaction(List<String> keys)
            implements org.springframework.data.redis.core.SessionCallback<List<?>> {

        @Override
        @SuppressWarnings("unchecked")
        public <K, V> List<?> execute(org.springframework.data.redis.core.RedisOperations<K, V> operations) {
            operations.multi();
            for (String key : keys) {
                operations.opsForValue().get((K) key);
            }
            return operations.exec();
        }
    }

    @Override
    Object other(String command, String... words) throws Exception {
        return switch (command) {
            case "cached" -> cache.get(Integer.valueOf(words[0]), (Callable<String>) () -> "loaded");
            case "evict" -> {
                cache.evict(Integer.valueOf(words[0]));
                yield "";
            }
            default -> super.other(command, words);
        };
    }

    @Override
    public void close() {
        try {
            closing.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
