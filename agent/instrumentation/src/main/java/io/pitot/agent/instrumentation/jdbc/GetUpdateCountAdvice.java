package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.JdbcProbe;
import net.bytebuddy.asm.Advice;

/** {@code getUpdateCount} and {@code getLargeUpdateCount}. */
final class GetUpdateCountAdvice {

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object statement, @Advice.Return long rows) {
        JdbcProbe.updateCountObtained(statement, rows);
    }

    private GetUpdateCountAdvice() {}
}
