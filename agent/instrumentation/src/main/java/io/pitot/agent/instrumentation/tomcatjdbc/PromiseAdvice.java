package io.pitot.agent.instrumentation.tomcatjdbc;

import io.pitot.agent.bootstrap.PoolProbe;
import io.pitot.agent.bootstrap.ThreadState;
import java.util.concurrent.Future;
import net.bytebuddy.asm.Advice;
import org.apache.tomcat.jdbc.pool.ConnectionPool;
import org.jspecify.annotations.Nullable;

/** {@code ConnectionPool.getConnectionAsync()}. */
final class PromiseAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter() {
        return PoolProbe.enter();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This ConnectionPool pool,
            @Advice.Enter @Nullable ThreadState thread,
            @Advice.Return @Nullable Future<?> promised,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (thread != null && promised != null && !promised.isDone()) {
            PoolProbe.promised(thread);
        } else if (thread != null) {
            TomcatJdbcReader.exit(thread, pool, thrown, false);
        }
    }

    private PromiseAdvice() {}
}
