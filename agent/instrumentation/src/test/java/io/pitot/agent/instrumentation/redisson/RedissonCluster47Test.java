package io.pitot.agent.instrumentation.redisson;

import io.pitot.agent.instrumentation.PipelinedCacheContract;
import io.pitot.agent.instrumentation.RedisServer;

/** Redisson 4.7 on a cluster. */
class RedissonCluster47Test extends PipelinedCacheContract {

    RedissonCluster47Test() {
        super(RedisServer.ofCluster(), "RedissonClusterShop", "redisson4.7");
    }
}
