package io.pitot.agent.instrumentation.jedis;

import io.pitot.agent.instrumentation.RedisServer;
import io.pitot.agent.instrumentation.SharedCacheContract;

/** Jedis 8.0 with a sentinel. */
class JedisSentinel80Test extends SharedCacheContract {

    JedisSentinel80Test() {
        super(RedisServer.withSentinel(), "JedisSentinelShop", "jedis8.0");
    }
}
