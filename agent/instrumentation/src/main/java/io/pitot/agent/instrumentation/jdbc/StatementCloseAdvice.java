package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.JdbcProbe;
import io.pitot.agent.bootstrap.ObservedStatement;
import net.bytebuddy.asm.Advice;

/** {@code Statement.close}. */
final class StatementCloseAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object statement) {
        if (statement instanceof ObservedStatement observed) {
            JdbcProbe.statementClosed(observed);
        }
    }

    private StatementCloseAdvice() {}
}
