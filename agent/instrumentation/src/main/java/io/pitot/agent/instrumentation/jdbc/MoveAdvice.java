package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.JdbcProbe;
import net.bytebuddy.asm.Advice;

/** {@code ResultSet.next} and what else moves to another row: one row read where it finds one. */
final class MoveAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static long enter(@Advice.This Object result) {
        return JdbcProbe.nextEnter(result);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.This Object result, @Advice.Enter long start, @Advice.Return boolean row) {
        if (start != 0) {
            JdbcProbe.nextExit(result, start, row);
        }
    }

    private MoveAdvice() {}
}
