package io.pitot.agent.instrumentation.redisson;

import io.pitot.agent.instrumentation.PipelinedCacheContract;
import io.pitot.agent.instrumentation.RedisServer;

/** Redisson 3.17 on a cluster. */
class RedissonCluster317Test extends PipelinedCacheContract {

    RedissonCluster317Test() {
        super(RedisServer.ofCluster(), "RedissonClusterShop", "redisson3.17");
    }
}
