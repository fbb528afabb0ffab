package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.ColumnCounts;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Asks a driver's own result set; the agent's class loader sees {@code java.sql}, the boot loader does not. */
final class ResultColumns extends ColumnCounts {

    @Override
    public int of(Object result) {
        try {
            return result instanceof ResultSet set ? set.getMetaData().getColumnCount() : 0;
        } catch (SQLException | RuntimeException unknown) {
            return 0;
        }
    }
}
