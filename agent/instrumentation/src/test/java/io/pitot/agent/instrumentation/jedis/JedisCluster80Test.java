package io.pitot.agent.instrumentation.jedis;

import io.pitot.agent.instrumentation.PipelinedCacheContract;
import io.pitot.agent.instrumentation.RedisServer;

/** Jedis 8.0 on a cluster. */
class JedisCluster80Test extends PipelinedCacheContract {

    JedisCluster80Test() {
        super(RedisServer.ofCluster(), "JedisClusterShop", "jedis8.0");
    }
}
