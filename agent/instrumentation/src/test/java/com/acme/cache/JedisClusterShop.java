package com.acme.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import redis.clients.jedis.ClusterPipeline;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisCluster;
import redis.clients.jedis.Response;

/** Jedis on a cluster; only what all its versions declare alike. */
@SuppressWarnings("deprecation")
public final class JedisClusterShop extends SharedClient {

    private final HostAndPort node;
    private final JedisCluster jedis;

    public JedisClusterShop(Integer port) {
        node = new HostAndPort("127.0.0.1", port);
        jedis = new JedisCluster(node);
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

    /** Since Jedis 4. */
    @Override
    List<?> pipeline(String... keys) {
        try (ClusterPipeline pipeline = new ClusterPipeline(
                Set.of(node), DefaultJedisClientConfig.builder().build())) {
            List<Response<String>> answers = new ArrayList<>();
            for (String key : keys) {
                answers.add(pipeline.get(key));
            }
            pipeline.sync();
            return answers.stream().map(Response::get).toList();
        }
    }

    @Override
    public void close() {
        jedis.close();
    }
}
