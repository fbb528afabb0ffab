package com.acme.cache;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;

/** Lettuce on a server that a sentinel names. */
public final class LettuceSentinelShop extends SharedClient {

    private final RedisClient client;
    private final RedisCommands<String, String> commands;

    public LettuceSentinelShop(Integer port) {
        client = RedisClient.create(
                RedisURI.Builder.sentinel("127.0.0.1", port, "shop").build());
        commands = client.connect().sync();
    }

    @Override
    Object get(String key) {
        return commands.get(key);
    }

    @Override
    Object set(String key, String value) {
        return commands.set(key, value);
    }

    @Override
    @SuppressWarnings("deprecation")
    Object setForAMinute(String key, String value) {
        return commands.setex(key, 60, value);
    }

    @Override
    Object getFields(String key) {
        return commands.hgetall(key);
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
