package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.JdbcProbe;
import net.bytebuddy.asm.Advice;

/** {@code ResultSet.getString(String)} and whatever else reads the column of a label. What throws has read none. */
final class LabelAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object result) {
        JdbcProbe.findColumn(result);
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object result) {
        JdbcProbe.columnFound(result);
    }

    private LabelAdvice() {}
}
