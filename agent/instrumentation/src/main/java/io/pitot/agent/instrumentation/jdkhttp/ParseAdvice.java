package io.pitot.agent.instrumentation.jdkhttp;

import io.pitot.agent.bootstrap.UrlConnections;
import net.bytebuddy.asm.Advice;

/** Woven into {@code HttpClient.parseHTTP} behind the JDK's connections, which calls itself to try once more. */
final class ParseAdvice {

    private ParseAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter() {
        UrlConnections.read();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit() {
        UrlConnections.hasRead();
    }
}
