package com.acme.cache;

import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Lettuce by its synchronous interface, and by the asynchronous one where the other has no pipelines. */
public class LettuceShop extends CacheClient {

    private static final long PATIENCE = 10;

    final RedisClient client;
    final StatefulRedisConnection<String, String> connection;
    private final RedisCommands<String, String> commands;

    public LettuceShop(Integer port) {
        client = RedisClient.create(RedisURI.create("127.0.0.1", port));
        connection = client.connect();
        connection.setTimeout(Duration.ofSeconds(PATIENCE));
        commands = connection.sync();
    }

    @Override
    Object get(String key) throws Exception {
        return commands.get(key);
    }

    @Override
    Object set(String key, String value) throws Exception {
        return commands.set(key, value);
    }

    @Override
    @SuppressWarnings("deprecation")
    Object setForAMinute(String key, String value) throws Exception {
        return commands.setex(key, 60, value);
    }

    @Override
    Object getAll(String... keys) throws Exception {
        return commands.mget(keys);
    }

    @Override
    Object putField(String key, String field, String value) throws Exception {
        return commands.hset(key, field, value);
    }

    @Override
    Object getField(String key, String field) throws Exception {
        return commands.hget(key, field);
    }

    @Override
    Object getFields(String key) throws Exception {
        return commands.hgetall(key);
    }

    @Override
    List<?> pipeline(String... keys) throws Exception {
        RedisAsyncCommands<String, String> async = connection.async();
        List<RedisFuture<String>> answers = new ArrayList<>();
        connection.setAutoFlushCommands(false);
        try {
            for (String key : keys) {
                answers.add(async.get(key));
            }
            connection.flushCommands();
        } finally {
            connection.setAutoFlushCommands(true);
        }
        List<String> values = new ArrayList<>();
        for (RedisFuture<String> answer : answers) {
            values.add(answer.get(PATIENCE, TimeUnit.SECONDS));
        }
        return values;
    }

    @Override
    List<?> transaction(String... keys) throws Exception {
        commands.multi();
        for (String key : keys) {
            commands.get(key);
        }
        List<Object> values = new ArrayList<>();
        commands.exec().forEach(values::add);
        return values;
    }

    @Override
    Object other(String command, String... words) throws Exception {
        return switch (command) {
            case "eval" -> commands.eval("return 1", io.lettuce.core.ScriptOutputType.INTEGER, words);
            case "mset" -> commands.mset(java.util.Map.of(words[0], words[1]));
            case "hmget" ->
                commands.hmget(words[0], words[1], words[2]).stream()
                        .map(KeyValue::hasValue)
                        .toList();
            case "select" -> commands.select(Integer.parseInt(words[0]));
            default -> super.other(command, words);
        };
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
