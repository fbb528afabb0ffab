package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.JdbcProbe;
import net.bytebuddy.asm.Advice;

/** {@code ResultSet.getString(int)} and whatever else reads the column of a number. */
final class ColumnAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object result, @Advice.Argument(0) int column) {
        JdbcProbe.columnRead(result, column);
    }

    private ColumnAdvice() {}
}
