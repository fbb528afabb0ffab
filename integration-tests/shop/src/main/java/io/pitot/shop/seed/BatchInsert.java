package io.pitot.shop.seed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Rows on their way into one table, many at a time. For one thread. */
class BatchInsert implements AutoCloseable {

    private static final int ROWS_PER_BATCH = 1_000;

    private final PreparedStatement statement;
    private int waiting;

    /**
     * @param columns names separated by commas
     */
    BatchInsert(Connection connection, String table, String columns) throws SQLException {
        int count = columns.split(",", -1).length;
        String marks = "?" + ", ?".repeat(count - 1);
        statement = connection.prepareStatement("insert into " + table + " (" + columns + ") values (" + marks + ")");
    }

    /** Adds a row, its values in the order of the columns. */
    void add(@Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
        if (++waiting == ROWS_PER_BATCH) {
            send();
        }
    }

    /** Sends the rows added so far; needed before rows of another table refer to them. */
    void send() throws SQLException {
        statement.executeBatch();
        waiting = 0;
    }

    @Override
    public void close() throws SQLException {
        try (statement) {
            if (waiting > 0) {
                send();
            }
        }
    }
}
