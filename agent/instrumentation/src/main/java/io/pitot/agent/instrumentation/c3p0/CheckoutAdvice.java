package io.pitot.agent.instrumentation.c3p0;

import io.pitot.agent.bootstrap.PoolProbe;
import java.util.Collection;
import java.util.Map;
import net.bytebuddy.asm.Advice;

/**
 * {@code BasicResourcePool.checkoutResource(long)}. The collections are guarded by the pool's lock, which is not taken
 * here: their sizes are plain fields, as fresh as this thread's last use of the pool, a moment ago.
 */
final class CheckoutAdvice {

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.FieldValue("acquireWaiters") Collection<?> waiters,
            @Advice.FieldValue("managed") Map<?, ?> all,
            @Advice.FieldValue("unused") Collection<?> idle) {
        int size = all.size();
        PoolProbe.numbers(waiters.size(), Math.max(0, size - idle.size()), size);
    }

    private CheckoutAdvice() {}
}
