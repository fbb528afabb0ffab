package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.JdbcProbe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code prepareStatement} and {@code prepareCall}. */
final class PrepareAdvice {

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This Object connection,
            @Advice.Argument(0) @Nullable String sql,
            @Advice.Return @Nullable Object statement) {
        if (sql != null) {
            JdbcProbe.created(connection, statement, sql);
        }
    }

    private PrepareAdvice() {}
}
