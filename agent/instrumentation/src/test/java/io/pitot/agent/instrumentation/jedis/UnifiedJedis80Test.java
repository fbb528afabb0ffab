package io.pitot.agent.instrumentation.jedis;

import io.pitot.agent.instrumentation.RedisServer;
import io.pitot.agent.instrumentation.SharedCacheContract;

/** Jedis 8.0 with a pool of its own. */
class UnifiedJedis80Test extends SharedCacheContract {

    UnifiedJedis80Test() {
        super(new RedisServer(), "JedisUnifiedShop", "jedis8.0");
    }
}
