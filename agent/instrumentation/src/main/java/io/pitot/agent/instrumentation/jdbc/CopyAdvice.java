package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.ObservedConnection;
import io.pitot.agent.bootstrap.TransactionProbe;
import net.bytebuddy.asm.Advice;

/** The constructor of H2's connection that copies another one: both have one session. */
final class CopyAdvice {

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object copy, @Advice.Argument(0) Object original) {
        if (copy instanceof ObservedConnection observed) {
            TransactionProbe.shared(observed, original);
        }
    }

    private CopyAdvice() {}
}
