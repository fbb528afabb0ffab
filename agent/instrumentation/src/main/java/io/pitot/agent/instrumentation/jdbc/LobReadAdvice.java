package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.LobProbe;
import io.pitot.agent.bootstrap.ObservedLob;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** What may take a round trip to read of a large object: a method of its own, or of what its streams read from. */
final class LobReadAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.This Object lob) {
        return lob instanceof ObservedLob observed ? LobProbe.enter(observed) : null;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable ThreadState thread) {
        if (thread != null) {
            thread.inside &= ~(ThreadState.JDBC | ThreadState.LOB);
            LobProbe.exit(thread);
        }
    }

    private LobReadAdvice() {}
}
