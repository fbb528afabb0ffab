package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.JdbcProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code executeQuery}, with the text or of a prepared statement. */
final class QueryAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.This Object statement) {
        return JdbcProbe.executeEnter(statement);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object statement,
            @Advice.Enter @Nullable ThreadState thread,
            @Advice.Argument(value = 0, optional = true) @Nullable String sql,
            @Advice.Return @Nullable Object result,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (thread != null) {
            thread.inside &= ~ThreadState.JDBC;
            JdbcProbe.queryExit(thread, statement, sql, result, thrown);
        }
    }

    private QueryAdvice() {}
}
