package io.pitot.agent.instrumentation.redisson;

import io.pitot.agent.instrumentation.CacheContract;

/** Redisson 3.52. */
class Redisson352Test extends CacheContract {

    Redisson352Test() {
        super("RedissonShop", "redisson3.52");
    }
}
