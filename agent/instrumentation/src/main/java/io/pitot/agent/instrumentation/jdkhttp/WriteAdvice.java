package io.pitot.agent.instrumentation.jdkhttp;

import io.pitot.agent.bootstrap.HttpCall;
import io.pitot.agent.bootstrap.UrlConnections;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code getOutputStream} of the JDK's connections. */
final class WriteAdvice {

    private WriteAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpCall enter(@Advice.This Object connection) {
        return UrlConnections.writes(connection);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable HttpCall call, @Advice.Thrown @Nullable Throwable thrown) {
        if (call != null) {
            UrlConnections.leave(call, thrown);
        }
    }
}
