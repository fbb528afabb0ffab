package io.pitot.agent.instrumentation.redisson;

import io.pitot.agent.instrumentation.CacheContract;

/** Redisson 4.7. */
class Redisson47Test extends CacheContract {

    Redisson47Test() {
        super("RedissonShop", "redisson4.7");
    }
}
