package io.pitot.agent.instrumentation.guava;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code getIfPresent}. */
final class GetAdvice {

    private GetAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object cache, @Advice.Argument(0) Object key, @Advice.Return @Nullable Object value) {
        if (value == null) {
            GuavaCounter.awaits(cache, key);
        }
    }
}
