package io.pitot.agent.instrumentation.caffeine;

import com.github.benmanes.caffeine.cache.Ticker;
import net.bytebuddy.asm.Advice;

/** Woven into {@code statsTicker}: without statistics of its own a cache has no time for its loads. */
final class TickerAdvice {

    private TickerAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Return(readOnly = false) Ticker ticker) {
        if (ticker == Ticker.disabledTicker()) {
            ticker = Ticker.systemTicker();
        }
    }
}
