package io.pitot.agent.instrumentation.jcache;

import io.pitot.agent.bootstrap.LocalCache;
import java.util.Map;
import net.bytebuddy.asm.Advice;

/** Woven into {@code Cache.putAll}. */
final class PutAllAdvice {

    private PutAllAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter() {
        LocalCache.asks();
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object cache, @Advice.Argument(0) Map<?, ?> values) {
        if (LocalCache.isInnermost()) {
            JcacheReader.storedAll(cache, values);
        }
    }
}
