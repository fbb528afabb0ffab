package com.acme.cache;

import java.util.Set;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisSentinelPool;

/** Jedis on a server that a sentinel names. */
@SuppressWarnings("deprecation")
public final class JedisSentinelShop extends SharedClient {

    private final JedisSentinelPool pool;

    public JedisSentinelShop(Integer port) {
        pool = new JedisSentinelPool("shop", Set.of("127.0.0.1:" + port));
    }

    @Override
    Object get(String key) {
        try (Jedis jedis = pool.getResource()) {
            return jedis.get(key);
        }
    }

    @Override
    Object set(String key, String value) {
        try (Jedis jedis = pool.getResource()) {
            return jedis.set(key, value);
        }
    }

    @Override
    Object setForAMinute(String key, String value) {
        try (Jedis jedis = pool.getResource()) {
            return jedis.setex(key, 60L, value);
        }
    }

    @Override
    Object getFields(String key) {
        try (Jedis jedis = pool.getResource()) {
            return jedis.hgetAll(key);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
