package io.pitot.agent.instrumentation.c3p0;

import com.mchange.v2.resourcepool.TimeoutException;
import io.pitot.agent.bootstrap.PoolNames;
import io.pitot.agent.bootstrap.PoolProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code AbstractPoolBackedDataSource.getConnection()}, with another user or without. */
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
            PoolProbe.exit(
                    thread,
                    PoolNames.of(source, "c3p0"),
                    connection,
                    thrown,
                    thrown != null && thrown.getCause() instanceof TimeoutException);
        }
    }

    private GetConnectionAdvice() {}
}
