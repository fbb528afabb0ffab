package io.pitot.agent.instrumentation.redisson;

import io.pitot.agent.instrumentation.CacheContract;

/** Redisson 3.17. */
class Redisson317Test extends CacheContract {

    Redisson317Test() {
        super("RedissonShop", "redisson3.17");
    }
}
