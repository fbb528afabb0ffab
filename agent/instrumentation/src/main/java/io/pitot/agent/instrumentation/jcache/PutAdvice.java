package io.pitot.agent.instrumentation.jcache;

import io.pitot.agent.bootstrap.LocalCache;
import net.bytebuddy.asm.Advice;

/** Woven into {@code Cache.put} and {@code getAndPut}. */
final class PutAdvice {

    private PutAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter() {
        LocalCache.asks();
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object cache, @Advice.Argument(0) Object key) {
        if (LocalCache.isInnermost()) {
            JcacheReader.stored(cache, key);
        }
    }
}
