package io.pitot.agent.instrumentation.caffeine;

import io.pitot.agent.bootstrap.CountedLoad;
import io.pitot.agent.bootstrap.LocalCache;
import java.util.function.Function;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code computeIfAbsent}. */
final class ComputeAdvice {

    private ComputeAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable CountedLoad enter(
            @Advice.This Object cache,
            @Advice.Argument(value = 1, readOnly = false) Function<?, ?> function,
            @Advice.Argument(2) boolean recordStats,
            @Advice.Argument(3) boolean recordLoad) {
        CountedLoad load = recordStats ? CaffeineCounter.begin(cache, function, recordLoad) : null;
        if (load != null) {
            function = load;
        }
        return load;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable CountedLoad load) {
        if (load != null) {
            LocalCache.end(load);
        }
    }
}
