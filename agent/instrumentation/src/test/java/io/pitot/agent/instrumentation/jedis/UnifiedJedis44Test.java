package io.pitot.agent.instrumentation.jedis;

import io.pitot.agent.instrumentation.RedisServer;
import io.pitot.agent.instrumentation.SharedCacheContract;

/** Jedis 4.4 with a pool of its own. */
class UnifiedJedis44Test extends SharedCacheContract {

    UnifiedJedis44Test() {
        super(new RedisServer(), "JedisUnifiedShop", "jedis4.4");
    }
}
