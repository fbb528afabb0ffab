package io.pitot.agent.instrumentation.tomcatjdbc;

import io.pitot.agent.bootstrap.PoolNames;
import io.pitot.agent.bootstrap.PoolProbe;
import net.bytebuddy.asm.Advice;
import org.apache.tomcat.jdbc.pool.ConnectionPool;
import org.apache.tomcat.jdbc.pool.PooledConnection;

/** {@code ConnectionPool.setupConnection(PooledConnection)}: the last step of handing one out, whichever way it was asked for. */
final class SetupAdvice {

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This ConnectionPool pool, @Advice.Argument(0) PooledConnection connection) {
        PoolProbe.taken(connection, PoolNames.of(pool, "tomcat-jdbc"));
    }

    private SetupAdvice() {}
}
