package io.pitot.agent.instrumentation.springcache;

import net.bytebuddy.asm.Advice;

/** Woven into {@code ConcurrentMapCache.put}. */
final class PutAdvice {

    private PutAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object cache, @Advice.Argument(0) Object key) {
        SpringCacheReader.stored(cache, key);
    }
}
