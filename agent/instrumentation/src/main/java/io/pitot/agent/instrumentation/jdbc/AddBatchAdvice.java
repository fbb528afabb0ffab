package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.JdbcProbe;
import io.pitot.agent.bootstrap.ObservedStatement;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code addBatch}, of an argument set or of a text. */
final class AddBatchAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static int enter(@Advice.This Object statement) {
        return JdbcProbe.batchSize(statement);
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This Object statement,
            @Advice.Enter int before,
            @Advice.Argument(value = 0, optional = true) @Nullable String sql) {
        if (statement instanceof ObservedStatement observed) {
            JdbcProbe.batched(observed, sql, before);
        }
    }

    private AddBatchAdvice() {}
}
