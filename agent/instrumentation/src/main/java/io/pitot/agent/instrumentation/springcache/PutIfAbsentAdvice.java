package io.pitot.agent.instrumentation.springcache;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code ConcurrentMapCache.putIfAbsent}. */
final class PutIfAbsentAdvice {

    private PutIfAbsentAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This Object cache, @Advice.Argument(0) Object key, @Advice.Return @Nullable Object before) {
        if (before == null) {
            SpringCacheReader.stored(cache, key);
        }
    }
}
