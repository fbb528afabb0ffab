package io.pitot.agent.instrumentation.micronaut;

import com.github.benmanes.caffeine.cache.Cache;
import io.micronaut.cache.CacheConfiguration;
import io.pitot.agent.bootstrap.LocalCache;
import net.bytebuddy.asm.Advice;

/** Woven into the constructor of {@code DefaultSyncCache} that makes the cache. */
final class CacheMadeAdvice {

    private CacheMadeAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.Argument(0) CacheConfiguration configuration,
            @Advice.FieldValue("cache") Cache<Object, Object> cache) {
        LocalCache.call(cache.asMap(), configuration.getCacheName());
    }
}
