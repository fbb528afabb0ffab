package io.pitot.agent.instrumentation.jcache;

import io.pitot.agent.bootstrap.LocalCache;
import net.bytebuddy.asm.Advice;

/** Woven into {@code Cache.putIfAbsent}. */
final class PutIfAbsentAdvice {

    private PutIfAbsentAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter() {
        LocalCache.asks();
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object cache, @Advice.Argument(0) Object key, @Advice.Return boolean isStored) {
        if (LocalCache.isInnermost() && isStored) {
            JcacheReader.stored(cache, key);
        }
    }
}
