package io.pitot.benchmarks.still;

import java.sql.PreparedStatement;
import java.sql.ResultSet;

/** A prepared statement that answers one row. */
public abstract class StillPreparedStatement implements PreparedStatement {

    private long argument;

    @Override
    public void setInt(int index, int value) {
        argument = value;
    }

    @Override
    public void setLong(int index, long value) {
        argument = value;
    }

    @Override
    public ResultSet executeQuery() {
        return StillStatement.result();
    }

    @Override
    public int executeUpdate() {
        return argument == 0 ? 0 : 1;
    }

    @Override
    public void close() {}
}
