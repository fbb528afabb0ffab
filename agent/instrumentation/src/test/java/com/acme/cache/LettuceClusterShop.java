package com.acme.cache;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.sync.RedisAdvancedClusterCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Lettuce on a cluster. */
public final class LettuceClusterShop extends SharedClient {

    private final RedisClusterClient client;
    private final StatefulRedisClusterConnection<String, String> connection;
    private final RedisAdvancedClusterCommands<String, String> commands;

    public LettuceClusterShop(Integer port) {
        client = RedisClusterClient.create(RedisURI.create("127.0.0.1", port));
        connection = client.connect();
        commands = connection.sync();
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
    List<?> pipeline(String... keys) throws Exception {
        List<RedisFuture<String>> answers = new ArrayList<>();
        connection.setAutoFlushCommands(false);
        try {
            for (String key : keys) {
                answers.add(connection.async().get(key));
            }
            connection.flushCommands();
        } finally {
            connection.setAutoFlushCommands(true);
        }
        List<String> values = new ArrayList<>();
        for (RedisFuture<String> answer : answers) {
            values.add(answer.get(10, TimeUnit.SECONDS));
        }
        return values;
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
