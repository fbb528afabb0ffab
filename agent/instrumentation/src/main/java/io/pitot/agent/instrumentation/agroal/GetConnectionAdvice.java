package io.pitot.agent.instrumentation.agroal;

import io.agroal.pool.ConnectionPool;
import io.pitot.agent.bootstrap.PoolNames;
import io.pitot.agent.bootstrap.PoolProbe;
import io.pitot.agent.bootstrap.ThreadState;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code ConnectionPool.getConnection()} and {@code getReadOnlyConnection()}. */
final class GetConnectionAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter() {
        return PoolProbe.enter();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This ConnectionPool pool,
            @Advice.FieldValue("allConnections") List<?> handlers,
            @Advice.Enter @Nullable ThreadState thread,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (thread != null) {
            thread.inside &= ~ThreadState.POOL;
            int size = handlers.size();
            PoolProbe.exit(
                    thread,
                    PoolNames.of(pool, "agroal"),
                    (int) pool.awaitingCount(),
                    Math.min(size, AgroalReader.active(handlers)),
                    size,
                    null,
                    thrown,
                    thrown != null && AgroalReader.isTimeout(thrown));
        }
    }

    private GetConnectionAdvice() {}
}
