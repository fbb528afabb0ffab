package com.acme.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.redisson.Redisson;
import org.redisson.api.BatchOptions;
import org.redisson.api.RBatch;
import org.redisson.api.RFuture;
import org.redisson.api.RMap;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.Codec;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/** Redisson's buckets, maps and batches. */
public final class RedissonShop extends CacheClient {

    private static final Codec TEXT = StringCodec.INSTANCE;

    private final RedissonClient client;

    public RedissonShop(Integer port) {
        Config config = new Config();
        config.useSingleServer()
                .setAddress("redis://127.0.0.1:" + port)
                .setConnectionPoolSize(4)
                .setConnectionMinimumIdleSize(1)
                .setSubscriptionConnectionMinimumIdleSize(0);
        config.setNettyThreads(2);
        client = Redisson.create(config);
    }

    @Override
    Object get(String key) {
        return client.getBucket(key, TEXT).get();
    }

    @Override
    Object set(String key, String value) {
        client.getBucket(key, TEXT).set(value);
        return value;
    }

    @Override
    @SuppressWarnings("deprecation")
    Object setForAMinute(String key, String value) {
        client.getBucket(key, TEXT).set(value, 60, TimeUnit.SECONDS);
        return value;
    }

    @Override
    Object getAll(String... keys) {
        return client.getBuckets(TEXT).get(keys);
    }

    @Override
    Object putField(String key, String field, String value) {
        RMap<String, String> map = client.getMap(key, TEXT);
        return map.fastPut(field, value);
    }

    @Override
    Object getField(String key, String field) {
        return client.getMap(key, TEXT).get(field);
    }

    @Override
    Object getFields(String key) {
        return client.getMap(key, TEXT).readAllMap();
    }

    @Override
    List<?> pipeline(String... keys) {
        return run(BatchOptions.defaults(), keys);
    }

    @Override
    List<?> transaction(String... keys) {
        return run(BatchOptions.defaults().executionMode(BatchOptions.ExecutionMode.IN_MEMORY_ATOMIC), keys);
    }

    private List<?> run(BatchOptions options, String... keys) {
        RBatch batch = client.createBatch(options);
        List<RFuture<Object>> answers = new ArrayList<>();
        for (String key : keys) {
            answers.add(batch.getBucket(key, TEXT).getAsync());
        }
        batch.execute();
        List<Object> values = new ArrayList<>();
        answers.forEach(answer -> values.add(answer.toCompletableFuture().join()));
        return values;
    }

    @Override
    public void close() {
        client.shutdown(0, Duration.ofSeconds(5).toSeconds(), TimeUnit.SECONDS);
    }
}
