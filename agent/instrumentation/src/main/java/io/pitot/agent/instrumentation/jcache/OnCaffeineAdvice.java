package io.pitot.agent.instrumentation.jcache;

import com.github.benmanes.caffeine.cache.Cache;
import io.pitot.agent.bootstrap.LocalCache;
import net.bytebuddy.asm.Advice;

/** Woven into the constructor of Caffeine's {@code CacheProxy}: only JCache knows which of its entries are there for the application. */
final class OnCaffeineAdvice {

    private OnCaffeineAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.FieldValue("cache") Cache<?, ?> cache) {
        LocalCache.forget(cache.asMap());
    }
}
