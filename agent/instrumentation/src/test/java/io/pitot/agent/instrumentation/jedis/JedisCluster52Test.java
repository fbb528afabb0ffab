package io.pitot.agent.instrumentation.jedis;

import io.pitot.agent.instrumentation.PipelinedCacheContract;
import io.pitot.agent.instrumentation.RedisServer;

/** Jedis 5.2 on a cluster. */
class JedisCluster52Test extends PipelinedCacheContract {

    JedisCluster52Test() {
        super(RedisServer.ofCluster(), "JedisClusterShop", "jedis5.2");
    }
}
