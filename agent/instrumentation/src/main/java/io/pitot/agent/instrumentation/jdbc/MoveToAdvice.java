package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.JdbcProbe;
import io.pitot.agent.bootstrap.ObservedConnection;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code setCatalog(String)} and {@code setSchema(String)} of a connection. */
final class MoveToAdvice {

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object connection, @Advice.Argument(0) @Nullable String place) {
        if (connection instanceof ObservedConnection observed) {
            JdbcProbe.moved(observed, place);
        }
    }

    private MoveToAdvice() {}
}
