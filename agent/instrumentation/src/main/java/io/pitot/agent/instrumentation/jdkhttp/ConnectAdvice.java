package io.pitot.agent.instrumentation.jdkhttp;

import io.pitot.agent.bootstrap.HttpCall;
import io.pitot.agent.bootstrap.UrlConnections;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code connect} of the JDK's connections. */
final class ConnectAdvice {

    private ConnectAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpCall enter(@Advice.This Object connection) {
        return UrlConnections.connects(connection);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpCall call, @Advice.Thrown @Nullable Throwable thrown) {
        if (call != null) {
            UrlConnections.leave(call, thrown);
        }
    }
}
