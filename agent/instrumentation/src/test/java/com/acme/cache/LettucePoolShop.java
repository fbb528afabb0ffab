package com.acme.cache;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.support.AsyncConnectionPoolSupport;
import io.lettuce.core.support.BoundedAsyncPool;
import io.lettuce.core.support.BoundedPoolConfig;
import java.util.function.Function;

/** Lettuce's connections from its pool. */
public final class LettucePoolShop extends SharedClient {

    private final RedisClient client;
    private final BoundedAsyncPool<StatefulRedisConnection<String, String>> pool;

    public LettucePoolShop(Integer port) {
        RedisURI server = RedisURI.create("127.0.0.1", port);
        client = RedisClient.create();
        pool = AsyncConnectionPoolSupport.createBoundedObjectPool(
                () -> client.connectAsync(StringCodec.UTF8, server), BoundedPoolConfig.create());
        // Lettuce looks for classes in the loader of the thread when it connects first.
        pool.acquire().join().close();
    }

    private Object with(Function<RedisCommands<String, String>, Object> work) {
        try (StatefulRedisConnection<String, String> connection = pool.acquire().join()) {
            return work.apply(connection.sync());
        }
    }

    @Override
    Object get(String key) {
        // Not by a function, where the line would be that of the function.
        try (StatefulRedisConnection<String, String> connection = pool.acquire().join()) {
            return connection.sync().get(key);
        }
    }

    @Override
    Object set(String key, String value) {
        return with(commands -> commands.set(key, value));
    }

    @Override
    @SuppressWarnings("deprecation")
    Object setForAMinute(String key, String value) {
        return with(commands -> commands.setex(key, 60, value));
    }

    @Override
    Object getFields(String key) {
        return with(commands -> commands.hgetall(key));
    }

    @Override
    public void close() {
        pool.close();
        client.shutdown();
    }
}
