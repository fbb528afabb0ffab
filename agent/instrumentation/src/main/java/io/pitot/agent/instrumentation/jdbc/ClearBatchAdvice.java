package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.JdbcProbe;
import io.pitot.agent.bootstrap.ObservedStatement;
import net.bytebuddy.asm.Advice;

/** {@code clearBatch}. */
final class ClearBatchAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object statement) {
        if (statement instanceof ObservedStatement observed) {
            JdbcProbe.batchCleared(observed);
        }
    }

    private ClearBatchAdvice() {}
}
