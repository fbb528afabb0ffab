package io.pitot.agent.instrumentation.jedis;

import io.pitot.agent.instrumentation.RedisServer;
import io.pitot.agent.instrumentation.SharedCacheContract;

/** Jedis 5.2 with a sentinel. */
class JedisSentinel52Test extends SharedCacheContract {

    JedisSentinel52Test() {
        super(RedisServer.withSentinel(), "JedisSentinelShop", "jedis5.2");
    }
}
