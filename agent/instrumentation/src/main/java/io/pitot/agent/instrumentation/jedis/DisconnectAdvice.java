package io.pitot.agent.instrumentation.jedis;

import io.pitot.agent.bootstrap.CacheProbe;
import net.bytebuddy.asm.Advice;

/** Woven into {@code Connection.disconnect}: what has not been answered will not be. */
final class DisconnectAdvice {

    private DisconnectAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object connection) {
        CacheProbe.forgotten(connection);
    }
}
