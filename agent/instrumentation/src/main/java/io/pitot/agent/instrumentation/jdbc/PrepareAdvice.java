package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.JdbcProbe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code prepareStatement} and {@code prepareCall}. */
final class PrepareAdvice {

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) @Nullable String sql, @Advice.Return @Nullable Object statement) {
        JdbcProbe.prepared(statement, sql);
    }

    private PrepareAdvice() {}
}
