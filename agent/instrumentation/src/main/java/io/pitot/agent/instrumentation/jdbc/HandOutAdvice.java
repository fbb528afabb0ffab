package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.LobProbe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code ResultSet.getBlob} and what else may return a large object. */
final class HandOutAdvice {

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object result, @Advice.Return @Nullable Object value) {
        LobProbe.handedOut(result, value);
    }

    private HandOutAdvice() {}
}
