package io.pitot.agent.instrumentation.druid;

import com.alibaba.druid.pool.DruidDataSource;
import io.pitot.agent.bootstrap.PoolProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code DruidDataSource.getConnection(long)}. Its numbers are read from its fields: each of its methods that tell them takes the lock that all who want a connection wait for. */
final class GetConnectionAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter() {
        return PoolProbe.enter();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This DruidDataSource source,
            @Advice.FieldValue("notEmptyWaitThreadCount") int waiting,
            @Advice.FieldValue("activeCount") int active,
            @Advice.FieldValue("poolingCount") int idle,
            @Advice.Enter @Nullable ThreadState thread,
            @Advice.Return @Nullable Object connection,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (thread != null) {
            thread.inside &= ~ThreadState.POOL;
            PoolProbe.exit(
                    thread,
                    DruidReader.name(source),
                    Math.max(0, waiting),
                    active,
                    active + idle,
                    connection,
                    thrown,
                    DruidReader.isTimeout(thrown));
        }
    }

    private GetConnectionAdvice() {}
}
