package io.pitot.benchmarks.still;

import java.sql.ResultSet;

/** One row of one column. */
public abstract class StillResultSet implements ResultSet {

    private static final String TEXT = "a text";

    int left;

    @Override
    public boolean next() {
        return left-- > 0;
    }

    @Override
    public String getString(int column) {
        return TEXT;
    }

    @Override
    public long getLong(int column) {
        return column;
    }

    @Override
    public void close() {}
}
