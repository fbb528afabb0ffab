package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.JdbcProbe;
import net.bytebuddy.asm.Advice;

/** {@code ResultSet.insertRow}, {@code updateRow}, {@code deleteRow} and {@code refreshRow}. */
final class ChangeRowAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static boolean enter(@Advice.This Object result) {
        return JdbcProbe.changeEnter(result);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.This Object result, @Advice.Enter boolean entered) {
        if (entered) {
            JdbcProbe.changeExit(result);
        }
    }

    private ChangeRowAdvice() {}
}
