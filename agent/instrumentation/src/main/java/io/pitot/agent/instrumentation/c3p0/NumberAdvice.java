package io.pitot.agent.instrumentation.c3p0;

import io.pitot.agent.bootstrap.PoolNames;
import net.bytebuddy.asm.Advice;

/** {@code new PoolBackedDataSourceBase(boolean)}: numbered in the order in which they are made, not used. */
final class NumberAdvice {

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object source) {
        PoolNames.of(source, "c3p0");
    }

    private NumberAdvice() {}
}
