package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.JdbcProbe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code getResultSet}. */
final class GetResultSetAdvice {

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object statement, @Advice.Return @Nullable Object result) {
        JdbcProbe.resultObtained(statement, result);
    }

    private GetResultSetAdvice() {}
}
