package io.pitot.benchmarks.growth.driver;

import java.sql.ResultSet;

/** One row of one column. */
public abstract class StillResultSet implements ResultSet {

    int left;

    @Override
    public boolean next() {
        return left-- > 0;
    }

    @Override
    public long getLong(int column) {
        return column;
    }

    @Override
    public void close() {}
}
