package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.JdbcProbe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code Driver.connect(String, Properties)}. */
final class ConnectAdvice {

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) @Nullable String url, @Advice.Return @Nullable Object connection) {
        if (url != null) {
            JdbcProbe.opened(connection, url);
        }
    }

    private ConnectAdvice() {}
}
