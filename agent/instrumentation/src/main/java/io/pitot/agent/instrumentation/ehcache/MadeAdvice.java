package io.pitot.agent.instrumentation.ehcache;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code EhcacheManager.createNewEhcache}. */
final class MadeAdvice {

    private MadeAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) String alias, @Advice.Return @Nullable Object cache) {
        EhcacheReader.made(cache, alias);
    }
}
