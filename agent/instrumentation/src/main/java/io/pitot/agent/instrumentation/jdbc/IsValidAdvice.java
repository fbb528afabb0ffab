package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.JdbcProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code Connection.isValid}: what a driver asks its server then is not the application's query. */
final class IsValidAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter() {
        return JdbcProbe.driverEnter();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable ThreadState thread) {
        if (thread != null) {
            thread.inside &= ~ThreadState.JDBC;
            JdbcProbe.driverExit(thread);
        }
    }

    private IsValidAdvice() {}
}
