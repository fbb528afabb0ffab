package io.pitot.agent.instrumentation.lettuce;

import io.pitot.agent.instrumentation.PipelinedCacheContract;
import io.pitot.agent.instrumentation.RedisServer;

/** Lettuce 7.7 on a cluster. */
class LettuceCluster77Test extends PipelinedCacheContract {

    LettuceCluster77Test() {
        super(RedisServer.ofCluster(), "LettuceClusterShop", "lettuce7.7");
    }
}
