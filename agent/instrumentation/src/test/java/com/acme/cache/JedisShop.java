package com.acme.cache;

import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.Response;
import redis.clients.jedis.Transaction;

/** Jedis from a pool; only what all its versions declare alike. */
@SuppressWarnings("deprecation")
public final class JedisShop extends CacheClient {

    private final JedisPool pool;

    public JedisShop(Integer port) {
        pool = new JedisPool("127.0.0.1", port);
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
    Object getAll(String... keys) {
        try (Jedis jedis = pool.getResource()) {
            return jedis.mget(keys);
        }
    }

    @Override
    Object putField(String key, String field, String value) {
        try (Jedis jedis = pool.getResource()) {
            return jedis.sendCommand(Protocol.Command.HSET, key, field, value);
        }
    }

    @Override
    Object getField(String key, String field) {
        try (Jedis jedis = pool.getResource()) {
            return jedis.hget(key, field);
        }
    }

    @Override
    Object getFields(String key) {
        try (Jedis jedis = pool.getResource()) {
            return jedis.hgetAll(key);
        }
    }

    @Override
    List<?> pipeline(String... keys) {
        try (Jedis jedis = pool.getResource()) {
            Pipeline pipeline = jedis.pipelined();
            List<Response<String>> answers = new ArrayList<>();
            for (String key : keys) {
                answers.add(pipeline.get(key));
            }
            pipeline.sync();
            return answers.stream().map(Response::get).toList();
        }
    }

    @Override
    List<?> transaction(String... keys) {
        try (Jedis jedis = pool.getResource()) {
            Transaction transaction = jedis.multi();
            for (String key : keys) {
                transaction.get(key);
            }
            return transaction.exec();
        }
    }

    @Override
    Object other(String command, String... words) {
        try (Jedis jedis = pool.getResource()) {
            if (command.equals("discard")) {
                Transaction transaction = jedis.multi();
                transaction.get(words[0]);
                return transaction.discard();
            }
            return jedis.sendCommand(Protocol.Command.valueOf(command.toUpperCase(java.util.Locale.ROOT)), words);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
