package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.LobProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code ResultSet.getBinaryStream} and {@code getCharacterStream} of drivers whose streams read from the server. */
final class StreamAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.This Object result) {
        return LobProbe.streamEnter(result);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable ThreadState thread) {
        if (thread != null) {
            thread.inside &= ~(ThreadState.JDBC | ThreadState.LOB);
            LobProbe.exit(thread);
        }
    }

    private StreamAdvice() {}
}
