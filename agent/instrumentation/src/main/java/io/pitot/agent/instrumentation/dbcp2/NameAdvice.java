package io.pitot.agent.instrumentation.dbcp2;

import io.pitot.agent.bootstrap.ObservedPool;
import io.pitot.agent.bootstrap.PoolNames;
import net.bytebuddy.asm.Advice;
import org.apache.commons.pool2.ObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPool;

/** {@code new PoolingDataSource(ObjectPool)}. */
final class NameAdvice {

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object source, @Advice.Argument(0) ObjectPool<?> pool) {
        if (pool instanceof GenericObjectPool<?> known) {
            ((ObservedPool) source).pitot$pool(DbcpReader.name(known.getJmxName()));
        }
        PoolNames.of(source, "dbcp2");
    }

    private NameAdvice() {}
}
