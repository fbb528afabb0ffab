package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.JdbcProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code executeUpdate} and {@code executeLargeUpdate}. */
final class UpdateAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.This Object statement) {
        return JdbcProbe.executeEnter(statement);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object statement,
            @Advice.Enter @Nullable ThreadState thread,
            @Advice.Argument(value = 0, optional = true) @Nullable String sql,
            @Advice.Return long rows,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (thread != null) {
            thread.inside &= ~ThreadState.JDBC;
            JdbcProbe.updateExit(thread, statement, sql, rows, thrown);
        }
    }

    private UpdateAdvice() {}
}
