package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.JdbcProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code execute}, which may or may not have a result. */
final class ExecuteAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.This Object statement) {
        return JdbcProbe.executeEnter(statement);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object statement,
            @Advice.Enter @Nullable ThreadState thread,
            @Advice.Argument(value = 0, optional = true) @Nullable String sql,
            @Advice.Return boolean hasResult,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (thread != null) {
            thread.inside &= ~ThreadState.JDBC;
            JdbcProbe.executeExit(thread, statement, sql, hasResult, thrown);
        }
    }

    private ExecuteAdvice() {}
}
