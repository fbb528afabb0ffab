package io.pitot.agent.instrumentation.ehcache;

import java.util.Map;
import java.util.Set;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code getAllInternal}. */
final class GetAllAdvice {

    private GetAllAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This Object cache, @Advice.Argument(0) Set<?> keys, @Advice.Return @Nullable Map<?, ?> found) {
        EhcacheReader.lookedUp(cache, keys, found);
    }
}
