package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.SqlErrors;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads what exceptions know; the agent's class loader sees {@code java.sql}, the boot loader does not. */
final class SqlStates extends SqlErrors {

    @Override
    public @Nullable String sqlState(Throwable thrown) {
        return thrown instanceof SQLException exception ? exception.getSQLState() : null;
    }

    @Override
    public @Nullable Object updateCounts(Throwable thrown) {
        if (thrown instanceof BatchUpdateException exception) {
            long[] counts = exception.getLargeUpdateCounts();
            return counts != null ? counts : exception.getUpdateCounts();
        }
        return null;
    }
}
