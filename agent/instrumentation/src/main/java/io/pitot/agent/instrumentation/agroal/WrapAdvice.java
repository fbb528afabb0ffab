package io.pitot.agent.instrumentation.agroal;

import io.pitot.agent.bootstrap.HeldConnection;
import io.pitot.agent.bootstrap.ObservedPool;
import io.pitot.agent.bootstrap.PoolNames;
import io.pitot.agent.bootstrap.PoolProbe;
import net.bytebuddy.asm.Advice;

/**
 * {@code ConnectionHandler.connectionWrapper()}: a wrapper is handed out. Within a distributed transaction that is done
 * again and again for one connection, which goes back to the pool when the transaction ends.
 */
final class WrapAdvice {

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object handler, @Advice.FieldValue("connectionPool") Object pool) {
        if (pool instanceof ObservedPool && handler instanceof HeldConnection held && held.pitot$hold() == null) {
            PoolProbe.taken(handler, PoolNames.of(pool, "agroal"));
        }
    }

    private WrapAdvice() {}
}
