package io.pitot.agent.instrumentation.jdkhttp;

import io.pitot.agent.bootstrap.HttpCall;
import io.pitot.agent.bootstrap.UrlConnections;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code getInputStream} of the JDK's connections, which all that ask for the response's head call. */
final class ReadAdvice {

    private ReadAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpCall enter(@Advice.This Object connection) {
        return UrlConnections.reads(connection);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object connection,
            @Advice.Enter @Nullable HttpCall call,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (call != null) {
            UrlConnections.exit(connection, call, thrown);
        }
    }
}
