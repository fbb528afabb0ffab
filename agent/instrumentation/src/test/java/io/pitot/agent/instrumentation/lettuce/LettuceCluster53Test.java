package io.pitot.agent.instrumentation.lettuce;

import io.pitot.agent.instrumentation.PipelinedCacheContract;
import io.pitot.agent.instrumentation.RedisServer;

/** Lettuce 5.3 on a cluster. */
class LettuceCluster53Test extends PipelinedCacheContract {

    LettuceCluster53Test() {
        super(RedisServer.ofCluster(), "LettuceClusterShop", "lettuce5.3");
    }
}
