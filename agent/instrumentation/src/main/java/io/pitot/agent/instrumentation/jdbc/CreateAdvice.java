package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.JdbcProbe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code createStatement}. */
final class CreateAdvice {

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object connection, @Advice.Return @Nullable Object statement) {
        JdbcProbe.created(connection, statement, null);
    }

    private CreateAdvice() {}
}
