package com.acme.cache;

import redis.clients.jedis.UnifiedJedis;

/** Jedis 4 and later without a connection to be seen: each command takes one from a pool of its own. */
@SuppressWarnings("deprecation")
public final class JedisUnifiedShop extends SharedClient {

    private final UnifiedJedis jedis;

    /** Its class has another name since Jedis 8. */
    public JedisUnifiedShop(Integer port) throws ReflectiveOperationException {
        String host = "127.0.0.1";
        jedis = UnifiedJedis.class.cast(
                isOld()
                        ? Class.forName("redis.clients.jedis.JedisPooled")
                                .getConstructor(String.class, int.class)
                                .newInstance(host, port)
                        : Class.forName("redis.clients.jedis.RedisClient")
                                .getMethod("create", String.class, int.class)
                                .invoke(null, host, port));
    }

    private static boolean isOld() {
        return UnifiedJedis.class.getResource("RedisClient.class") == null;
    }

    @Override
    Object get(String key) {
        return jedis.get(key);
    }

    @Override
    Object set(String key, String value) {
        return jedis.set(key, value);
    }

    @Override
    Object setForAMinute(String key, String value) {
        return jedis.setex(key, 60L, value);
    }

    @Override
    Object getFields(String key) {
        return jedis.hgetAll(key);
    }

    @Override
    public void close() {
        jedis.close();
    }
}
