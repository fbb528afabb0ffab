package io.pitot.agent.instrumentation.druid;

import com.alibaba.druid.pool.DruidDataSource;
import com.alibaba.druid.pool.GetConnectionTimeoutException;
import io.pitot.agent.bootstrap.ObservedPool;
import io.pitot.agent.bootstrap.PoolNames;
import org.jspecify.annotations.Nullable;

/** Reads what a pool is called and why it gave no connection. */
public final class DruidReader {

    /** What Druid calls those without a name, by their identity, which differs from run to run. */
    private static final String NAMELESS = "DataSource-";

    private DruidReader() {}

    /** What the application calls a pool, or else a number. */
    public static String name(DruidDataSource source) {
        ObservedPool pool = (ObservedPool) source;
        if (pool.pitot$pool() == null) {
            String given = source.getName();
            if (given != null && !given.isEmpty() && !given.startsWith(NAMELESS)) {
                pool.pitot$pool(given);
            }
        }
        return PoolNames.of(source, "druid");
    }

    /** Whether none of the connections became free in time. Where none could be opened either, the cause says why. */
    public static boolean isTimeout(@Nullable Throwable thrown) {
        return thrown instanceof GetConnectionTimeoutException && thrown.getCause() == null;
    }
}
