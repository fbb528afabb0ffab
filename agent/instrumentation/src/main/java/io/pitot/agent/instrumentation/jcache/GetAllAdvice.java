package io.pitot.agent.instrumentation.jcache;

import io.pitot.agent.bootstrap.LocalCache;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code Cache.getAll}. */
final class GetAllAdvice {

    private GetAllAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter() {
        LocalCache.asks();
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This Object cache, @Advice.Argument(0) Set<?> keys, @Advice.Return @Nullable Map<?, ?> found) {
        if (LocalCache.isInnermost()) {
            JcacheReader.lookedUp(cache, keys, found);
        }
    }
}
