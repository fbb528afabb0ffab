package io.pitot.agent.instrumentation.hikari;

import com.zaxxer.hikari.pool.HikariPool;
import io.pitot.agent.bootstrap.PoolProbe;
import io.pitot.agent.bootstrap.ThreadState;
import java.sql.SQLTransientConnectionException;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code HikariPool.getConnection(long)}. */
final class GetConnectionAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter() {
        return PoolProbe.enter();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This HikariPool pool,
            @Advice.Enter @Nullable ThreadState thread,
            @Advice.Return @Nullable Object connection,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (thread != null) {
            thread.inside &= ~ThreadState.POOL;
            PoolProbe.exit(
                    thread,
                    pool.toString(),
                    pool.getThreadsAwaitingConnection(),
                    pool.getActiveConnections(),
                    pool.getTotalConnections(),
                    connection,
                    thrown,
                    // Where none could be opened either, the cause says why.
                    thrown instanceof SQLTransientConnectionException && thrown.getCause() == null);
        }
    }

    private GetConnectionAdvice() {}
}
