package com.acme.cache;

import io.lettuce.core.api.reactive.RedisReactiveCommands;

/** Lettuce by its reactive interface. */
public final class ReactiveLettuceShop extends LettuceShop {

    private final RedisReactiveCommands<String, String> commands;

    public ReactiveLettuceShop(Integer port) {
        super(port);
        commands = connection.reactive();
    }

    @Override
    Object get(String key) throws Exception {
        return commands.get(key).block();
    }

    @Override
    Object set(String key, String value) throws Exception {
        return commands.set(key, value).block();
    }

    @Override
    @SuppressWarnings("deprecation")
    Object setForAMinute(String key, String value) throws Exception {
        return commands.setex(key, 60, value).block();
    }

    @Override
    Object getAll(String... keys) throws Exception {
        return commands.mget(keys).collectList().block();
    }

    @Override
    Object putField(String key, String field, String value) throws Exception {
        return commands.hset(key, field, value).block();
    }

    @Override
    Object getField(String key, String field) throws Exception {
        return commands.hget(key, field).block();
    }
}
