package io.pitot.agent.instrumentation.agroal;

import io.pitot.agent.bootstrap.PoolNames;
import net.bytebuddy.asm.Advice;

/** {@code new ConnectionPool(…)}: nothing tells it the name that the application knows it by. */
final class NumberAdvice {

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object pool) {
        PoolNames.of(pool, "agroal");
    }

    private NumberAdvice() {}
}
