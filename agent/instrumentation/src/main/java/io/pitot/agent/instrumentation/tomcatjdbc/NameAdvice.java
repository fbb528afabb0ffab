package io.pitot.agent.instrumentation.tomcatjdbc;

import io.pitot.agent.bootstrap.ObservedPool;
import io.pitot.agent.bootstrap.PoolNames;
import net.bytebuddy.asm.Advice;
import org.apache.tomcat.jdbc.pool.ConnectionPool;

/** {@code new ConnectionPool(PoolConfiguration)}. */
final class NameAdvice {

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This ConnectionPool pool) {
        String name = pool.getName();
        // The library's own default ends in an identity hash, another one in each JVM.
        if (name != null && !name.startsWith("Tomcat Connection Pool[")) {
            ((ObservedPool) (Object) pool).pitot$pool(name);
        }
        PoolNames.of(pool, "tomcat-jdbc");
    }

    private NameAdvice() {}
}
