package io.pitot.agent.instrumentation.dbcp2;

import io.pitot.agent.bootstrap.ExposedField;
import io.pitot.agent.bootstrap.PoolNames;
import io.pitot.agent.bootstrap.PoolProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.jspecify.annotations.Nullable;

/** {@code PoolingDataSource.getConnection()}. */
final class GetConnectionAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter() {
        return PoolProbe.enter();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object source,
            @Advice.Enter @Nullable ThreadState thread,
            @Advice.Return @Nullable Object connection,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (thread != null) {
            thread.inside &= ~ThreadState.POOL;
            int size = 0;
            int active = 0;
            int waiting = 0;
            if (((ExposedField) source).pitot$field() instanceof GenericObjectPool<?> pool) {
                // In this order: what is destroyed meanwhile must not make the pool larger than it ever was.
                long created = pool.getCreatedCount();
                size = (int) (created - pool.getDestroyedCount());
                // The one number that takes a lock, which getConnection itself has just taken more than once and which
                // nobody holds while waiting, opening or closing. How many wait takes it again, where any can.
                int idle = pool.getNumIdle();
                active = Math.max(0, size - idle);
                waiting = idle == 0 ? pool.getNumWaiters() : 0;
            }
            PoolProbe.exit(
                    thread,
                    PoolNames.of(source, "dbcp2"),
                    waiting,
                    active,
                    size,
                    connection,
                    thrown,
                    thrown != null && DbcpReader.isTimeout(thrown));
        }
    }

    private GetConnectionAdvice() {}
}
