package io.pitot.agent.instrumentation.jcache;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code CacheManager.createCache}. */
final class MadeAdvice {

    private MadeAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.Argument(0) String name,
            @Advice.Argument(1) @Nullable Object configuration,
            @Advice.Return @Nullable Object cache) {
        JcacheReader.made(cache, name, configuration);
    }
}
