package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.JdbcProbe;
import io.pitot.agent.bootstrap.ObservedResult;
import net.bytebuddy.asm.Advice;

/** {@code ResultSet.close}. */
final class ResultCloseAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object result) {
        if (result instanceof ObservedResult observed) {
            JdbcProbe.resultClosed(observed);
        }
    }

    private ResultCloseAdvice() {}
}
