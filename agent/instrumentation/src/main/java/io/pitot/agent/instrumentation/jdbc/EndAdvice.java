package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.ObservedConnection;
import io.pitot.agent.bootstrap.ThreadState;
import io.pitot.agent.bootstrap.TransactionProbe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code commit()}, {@code rollback()}, and {@code close()} of what was not committed, which most drivers roll back. */
final class EndAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.This Object connection) {
        return connection instanceof ObservedConnection observed ? TransactionProbe.enter(observed) : null;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object connection,
            @Advice.Origin("#m") String method,
            @Advice.Enter @Nullable ThreadState thread,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (thread != null) {
            thread.inside &= ~ThreadState.JDBC;
            TransactionProbe.exit(thread, (ObservedConnection) connection, !method.equals("commit"), thrown);
        }
    }

    private EndAdvice() {}
}
