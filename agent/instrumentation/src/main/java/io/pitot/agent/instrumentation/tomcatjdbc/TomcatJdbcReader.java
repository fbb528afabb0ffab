package io.pitot.agent.instrumentation.tomcatjdbc;

import io.pitot.agent.bootstrap.PoolNames;
import io.pitot.agent.bootstrap.PoolProbe;
import io.pitot.agent.bootstrap.ThreadState;
import org.apache.tomcat.jdbc.pool.ConnectionPool;
import org.jspecify.annotations.Nullable;

/** Reads a pool. Its counters are atomic, none of them takes a lock. Defined into the loader of Tomcat JDBC itself. */
public final class TomcatJdbcReader {

    private TomcatJdbcReader() {}

    /** The pool answered. */
    public static void exit(ThreadState thread, ConnectionPool pool, @Nullable Throwable thrown, boolean isTimeout) {
        PoolProbe.exit(
                thread,
                PoolNames.of(pool, "tomcat-jdbc"),
                pool.getWaitCount(),
                pool.getActive(),
                pool.getSize(),
                null,
                thrown,
                isTimeout);
    }
}
