package io.pitot.agent.instrumentation.lettuce;

import io.pitot.agent.instrumentation.RedisServer;
import io.pitot.agent.instrumentation.SharedCacheContract;

/** Lettuce 7.7 with a sentinel. */
class LettuceSentinel77Test extends SharedCacheContract {

    LettuceSentinel77Test() {
        super(RedisServer.withSentinel(), "LettuceSentinelShop", "lettuce7.7");
    }
}
