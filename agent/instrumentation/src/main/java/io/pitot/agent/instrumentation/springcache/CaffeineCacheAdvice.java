package io.pitot.agent.instrumentation.springcache;

import com.github.benmanes.caffeine.cache.Cache;
import io.pitot.agent.bootstrap.LocalCache;
import net.bytebuddy.asm.Advice;

/** Woven into the constructors of {@code CaffeineCache}. */
final class CaffeineCacheAdvice {

    private CaffeineCacheAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) String name, @Advice.FieldValue("cache") Cache<Object, Object> cache) {
        LocalCache.call(cache.asMap(), name);
    }
}
