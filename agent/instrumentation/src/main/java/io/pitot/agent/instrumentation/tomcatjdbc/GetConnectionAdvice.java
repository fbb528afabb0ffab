package io.pitot.agent.instrumentation.tomcatjdbc;

import io.pitot.agent.bootstrap.PoolProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.apache.tomcat.jdbc.pool.ConnectionPool;
import org.apache.tomcat.jdbc.pool.PoolExhaustedException;
import org.jspecify.annotations.Nullable;

/** {@code ConnectionPool.getConnection()}, with another user or without. */
final class GetConnectionAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter() {
        return PoolProbe.enter();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This ConnectionPool pool,
            @Advice.Enter @Nullable ThreadState thread,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (thread != null) {
            thread.inside &= ~ThreadState.POOL;
            TomcatJdbcReader.exit(thread, pool, thrown, thrown instanceof PoolExhaustedException);
        }
    }

    private GetConnectionAdvice() {}
}
