package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.ObservedConnection;
import io.pitot.agent.bootstrap.ThreadState;
import io.pitot.agent.bootstrap.TransactionProbe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code setAutoCommit(boolean)}: switching it on commits what is open. */
final class AutoCommitAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.This Object connection, @Advice.Argument(0) boolean isOn) {
        return isOn && connection instanceof ObservedConnection observed
                ? TransactionProbe.autoCommitEnter(observed)
                : null;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object connection,
            @Advice.Argument(0) boolean isOn,
            @Advice.Enter @Nullable ThreadState thread,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (thread != null) {
            thread.inside &= ~ThreadState.JDBC;
            TransactionProbe.exit(thread, (ObservedConnection) connection, false, thrown);
        }
        if (thrown == null && connection instanceof ObservedConnection observed) {
            TransactionProbe.autoCommit(observed, isOn);
        }
    }

    private AutoCommitAdvice() {}
}
