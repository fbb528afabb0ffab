package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.LobProbe;
import io.pitot.agent.bootstrap.ObservedLob;
import net.bytebuddy.asm.Advice;

/** The constructor of what the streams of large objects read from. */
final class LobReaderAdvice {

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object reader) {
        if (reader instanceof ObservedLob observed) {
            LobProbe.made(observed);
        }
    }

    private LobReaderAdvice() {}
}
