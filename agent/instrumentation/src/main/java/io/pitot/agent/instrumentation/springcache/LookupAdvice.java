package io.pitot.agent.instrumentation.springcache;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code ConcurrentMapCache.lookup}. */
final class LookupAdvice {

    private LookupAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object cache, @Advice.Argument(0) Object key, @Advice.Return @Nullable Object value) {
        SpringCacheReader.lookedUp(cache, key, value);
    }
}
