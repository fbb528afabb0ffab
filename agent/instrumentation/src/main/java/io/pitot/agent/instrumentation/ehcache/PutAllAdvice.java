package io.pitot.agent.instrumentation.ehcache;

import java.util.Map;
import net.bytebuddy.asm.Advice;

/** Woven into {@code putAll}. */
final class PutAllAdvice {

    private PutAllAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object cache, @Advice.Argument(0) Map<?, ?> values) {
        EhcacheReader.storedAll(cache, values);
    }
}
