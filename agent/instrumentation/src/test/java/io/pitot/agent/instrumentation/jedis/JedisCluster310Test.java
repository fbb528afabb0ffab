package io.pitot.agent.instrumentation.jedis;

import io.pitot.agent.instrumentation.RedisServer;
import io.pitot.agent.instrumentation.SharedCacheContract;

/** Jedis 3.10 on a cluster. */
class JedisCluster310Test extends SharedCacheContract {

    JedisCluster310Test() {
        super(RedisServer.ofCluster(), "JedisClusterShop", "jedis3.10");
    }
}
