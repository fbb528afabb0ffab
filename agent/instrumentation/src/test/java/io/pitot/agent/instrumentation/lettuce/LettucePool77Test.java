package io.pitot.agent.instrumentation.lettuce;

import io.pitot.agent.instrumentation.RedisServer;
import io.pitot.agent.instrumentation.SharedCacheContract;

/** Lettuce 7.7 with connections from its pool. */
class LettucePool77Test extends SharedCacheContract {

    LettucePool77Test() {
        super(new RedisServer(), "LettucePoolShop", "lettuce7.7");
    }
}
