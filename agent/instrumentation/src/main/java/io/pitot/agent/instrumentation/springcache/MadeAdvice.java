package io.pitot.agent.instrumentation.springcache;

import java.util.concurrent.ConcurrentMap;
import net.bytebuddy.asm.Advice;

/** Woven into the constructor of {@code ConcurrentMapCache} that the others call. */
final class MadeAdvice {

    private MadeAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This Object cache,
            @Advice.Argument(0) String name,
            @Advice.Argument(1) ConcurrentMap<Object, Object> entries) {
        SpringCacheReader.made(cache, name, entries);
    }
}
