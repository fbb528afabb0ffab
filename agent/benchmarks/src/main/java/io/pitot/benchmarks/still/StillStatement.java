package io.pitot.benchmarks.still;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;

/** A statement that answers one row to whatever text. */
public abstract class StillStatement implements Statement {

    private static final Supplier<StillResultSet> RESULTS = StillConnection.concrete(StillResultSet.class);

    /** What {@link #executeQuery} refuses, as a driver refuses a syntax error. */
    public static final String REFUSED = "refused ";

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        if (sql.startsWith(REFUSED)) {
            throw new SQLException("syntax error", "42000");
        }
        return result();
    }

    @Override
    public int executeUpdate(String sql) {
        return 1;
    }

    @Override
    public void close() {}

    static ResultSet result() {
        StillResultSet result = RESULTS.get();
        result.left = 1;
        return result;
    }
}
