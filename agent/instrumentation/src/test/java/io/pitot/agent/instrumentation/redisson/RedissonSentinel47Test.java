package io.pitot.agent.instrumentation.redisson;

import io.pitot.agent.instrumentation.RedisServer;
import io.pitot.agent.instrumentation.SharedCacheContract;

/** Redisson 4.7 with a sentinel. */
class RedissonSentinel47Test extends SharedCacheContract {

    RedissonSentinel47Test() {
        super(RedisServer.withSentinel(), "RedissonSentinelShop", "redisson4.7");
    }
}
