package com.acme.cache;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.redisson.Redisson;
import org.redisson.api.BatchOptions;
import org.redisson.api.RBatch;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/**
 * Redisson on a cluster. All of its connections are there from the beginning: a command that had to wait for one to be made would be sent by a
 * thread of Redisson's, which has no line of the application.
 */
public final class RedissonClusterShop extends SharedClient {

    private final RedissonClient client;

    public RedissonClusterShop(Integer port) {
        Config config = new Config();
        config.useClusterServers()
                .addNodeAddress("redis://127.0.0.1:" + port)
                .setMasterConnectionPoolSize(4)
                .setMasterConnectionMinimumIdleSize(4)
                .setSlaveConnectionMinimumIdleSize(4)
                .setSubscriptionConnectionMinimumIdleSize(0);
        config.setNettyThreads(2);
        client = Redisson.create(config);
    }

    @Override
    Object get(String key) {
        return client.getBucket(key, StringCodec.INSTANCE).get();
    }

    @Override
    Object set(String key, String value) {
        client.getBucket(key, StringCodec.INSTANCE).set(value);
        return value;
    }

    @Override
    @SuppressWarnings("deprecation")
    Object setForAMinute(String key, String value) {
        client.getBucket(key, StringCodec.INSTANCE).set(value, 60, TimeUnit.SECONDS);
        return value;
    }

    @Override
    Object getFields(String key) {
        return client.getMap(key, StringCodec.INSTANCE).readAllMap();
    }

    @Override
    List<?> pipeline(String... keys) {
        RBatch batch = client.createBatch(BatchOptions.defaults());
        for (String key : keys) {
            var unused = batch.getBucket(key, StringCodec.INSTANCE).getAsync();
        }
        return batch.execute().getResponses();
    }

    @Override
    public void close() {
        client.shutdown(0, 5, TimeUnit.SECONDS);
    }
}
