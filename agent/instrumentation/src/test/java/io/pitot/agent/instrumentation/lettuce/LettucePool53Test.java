package io.pitot.agent.instrumentation.lettuce;

import io.pitot.agent.instrumentation.RedisServer;
import io.pitot.agent.instrumentation.SharedCacheContract;

/** Lettuce 5.3 with connections from its pool. */
class LettucePool53Test extends SharedCacheContract {

    LettucePool53Test() {
        super(new RedisServer(), "LettucePoolShop", "lettuce5.3");
    }
}
