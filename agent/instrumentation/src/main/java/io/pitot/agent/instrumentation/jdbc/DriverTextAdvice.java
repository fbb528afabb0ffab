package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.ObservedConnection;
import io.pitot.agent.bootstrap.ThreadState;
import io.pitot.agent.bootstrap.TransactionProbe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code PgConnection.execSQLUpdate}: how PostgreSQL's driver begins and ends the branches of distributed transactions. */
final class DriverTextAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.This Object connection, @Advice.Argument(0) String sql) {
        return connection instanceof ObservedConnection observed ? TransactionProbe.textEnter(observed, sql) : null;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object connection,
            @Advice.Argument(0) String sql,
            @Advice.Enter @Nullable ThreadState thread,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (thread != null) {
            thread.inside &= ~ThreadState.JDBC;
            TransactionProbe.textExit(thread, (ObservedConnection) connection, sql, thrown);
        }
    }

    private DriverTextAdvice() {}
}
