package io.pitot.agent.instrumentation.tomcatjdbc;

import io.pitot.agent.bootstrap.PoolProbe;
import io.pitot.agent.bootstrap.ThreadState;
import java.sql.Connection;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import net.bytebuddy.asm.Advice;
import org.apache.tomcat.jdbc.pool.ConnectionPool;
import org.jspecify.annotations.Nullable;

/** {@code ConnectionFuture.get(long, TimeUnit)}: the wait for a connection that was not there when it was asked for. */
final class FutureAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(
            @Advice.FieldValue("result") @Nullable Connection result,
            @Advice.FieldValue("cancelled") AtomicBoolean cancelled) {
        // A cancelled one is waited for by a thread of the pool, to give it back.
        return result == null && !cancelled.get() ? PoolProbe.enter() : null;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.FieldValue("this$0") ConnectionPool pool,
            @Advice.Enter @Nullable ThreadState thread,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (thread != null) {
            thread.inside &= ~ThreadState.POOL;
            TomcatJdbcReader.exit(thread, pool, thrown, thrown instanceof TimeoutException);
        }
    }

    private FutureAdvice() {}
}
