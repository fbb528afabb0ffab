package io.pitot.agent.instrumentation.guava;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code putIfAbsent}. */
final class PutIfAbsentAdvice {

    private PutIfAbsentAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This Object cache, @Advice.Argument(0) Object key, @Advice.Return @Nullable Object before) {
        if (before == null) {
            GuavaCounter.stored(cache, key);
        }
    }
}
