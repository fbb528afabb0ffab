package io.pitot.agent.instrumentation.springcache;

import io.pitot.agent.bootstrap.CountedLoad;
import java.util.concurrent.Callable;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code ConcurrentMapCache.get(Object, Callable)}. */
final class GetAdvice {

    private GetAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable CountedLoad enter(
            @Advice.This Object cache, @Advice.Argument(value = 1, readOnly = false) Callable<?> loader) {
        CountedLoad load = SpringCacheReader.begin(cache, loader);
        if (load != null) {
            loader = load;
        }
        return load;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object cache,
            @Advice.Enter @Nullable CountedLoad load,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (load != null) {
            SpringCacheReader.end(cache, load, thrown);
        }
    }
}
