package io.pitot.agent.instrumentation.ehcache;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code get}. */
final class GetAdvice {

    private GetAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object cache, @Advice.Argument(0) Object key, @Advice.Return @Nullable Object value) {
        EhcacheReader.lookedUp(cache, key, value);
    }
}
