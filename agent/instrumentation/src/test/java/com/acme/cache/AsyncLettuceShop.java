package com.acme.cache;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.concurrent.TimeUnit;

/** Lettuce by its asynchronous interface. */
public final class AsyncLettuceShop extends LettuceShop {

    private final RedisAsyncCommands<String, String> commands;

    public AsyncLettuceShop(Integer port) {
        super(port);
        commands = connection.async();
    }

    @Override
    Object get(String key) throws Exception {
        return answer(commands.get(key));
    }

    @Override
    Object set(String key, String value) throws Exception {
        return answer(commands.set(key, value));
    }

    @Override
    @SuppressWarnings("deprecation")
    Object setForAMinute(String key, String value) throws Exception {
        return answer(commands.setex(key, 60, value));
    }

    @Override
    Object getAll(String... keys) throws Exception {
        return answer(commands.mget(keys));
    }

    @Override
    Object putField(String key, String field, String value) throws Exception {
        return answer(commands.hset(key, field, value));
    }

    @Override
    Object getField(String key, String field) throws Exception {
        return answer(commands.hget(key, field));
    }

    @Override
    Object getFields(String key) throws Exception {
        return answer(commands.hgetall(key));
    }

    private static Object answer(RedisFuture<?> future) throws Exception {
        return future.get(10, TimeUnit.SECONDS);
    }
}
