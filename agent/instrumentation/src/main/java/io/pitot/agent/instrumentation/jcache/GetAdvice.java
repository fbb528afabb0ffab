package io.pitot.agent.instrumentation.jcache;

import io.pitot.agent.bootstrap.LocalCache;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code Cache.get}. */
final class GetAdvice {

    private GetAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter() {
        LocalCache.asks();
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object cache, @Advice.Argument(0) Object key, @Advice.Return @Nullable Object value) {
        if (LocalCache.isInnermost()) {
            JcacheReader.lookedUp(cache, key, value);
        }
    }
}
