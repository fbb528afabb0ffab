package io.pitot.agent.instrumentation.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The ways in which applications send the same query: what an agent has to do for it differs. */
enum QueryShape {

    /** One statement, prepared before. */
    PREPARED_ONCE(false) {
        @Override
        void query(Connection connection, PreparedStatement prepared, Statement plain, int rows, int number)
                throws SQLException {
            read(prepared, rows);
        }
    },

    /** A statement prepared, and closed, for each query. */
    PREPARED_EACH_TIME(true) {
        @Override
        void query(Connection connection, PreparedStatement prepared, Statement plain, int rows, int number)
                throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(FIRST)) {
                read(statement, rows);
            }
        }
    },

    /** The same, but that the result set is left to be closed by its statement. */
    CLOSED_BY_STATEMENT(true) {
        @Override
        void query(Connection connection, PreparedStatement prepared, Statement plain, int rows, int number)
                throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(FIRST)) {
                statement.setInt(1, rows);
                readRows(statement.executeQuery());
            }
        }
    },

    /** One statement that is given one text. */
    ONE_TEXT(false) {
        @Override
        void query(Connection connection, PreparedStatement prepared, Statement plain, int rows, int number)
                throws SQLException {
            try (ResultSet result = plain.executeQuery(rows == 1 ? FIRST_1 : FIRST_11)) {
                readRows(result);
            }
        }
    },

    /** One statement that is given texts that were never seen before, their literal inside. */
    EVER_NEW_TEXTS(false) {
        @Override
        void query(Connection connection, PreparedStatement prepared, Statement plain, int rows, int number)
                throws SQLException {
            try (ResultSet result =
                    plain.executeQuery("SELECT id FROM item WHERE id <= " + rows + " AND id < " + number)) {
                readRows(result);
            }
        }
    };

    /** Rows of a result that has some, beside those that have one. */
    static final int MANY_ROWS = 11;

    private static final String FIRST = "SELECT id FROM item WHERE id <= ?";
    private static final String FIRST_1 = "SELECT id FROM item WHERE id <= 1";
    private static final String FIRST_11 = "SELECT id FROM item WHERE id <= 11";

    /** Of the same number of digits for all that are measured: the texts are equally long. */
    private static final int FIRST_NUMBER = 1_000_000;

    /** Whether each query has a prepared statement of its own. */
    final boolean prepares;

    QueryShape(boolean prepares) {
        this.prepares = prepares;
    }

    abstract void query(Connection connection, PreparedStatement prepared, Statement plain, int rows, int number)
            throws SQLException;

    /** Statements of one connection, and what they do. Of one thread. */
    static final class Session implements AutoCloseable {

        private final QueryShape shape;
        private final Connection connection;
        private final PreparedStatement prepared;
        private final Statement plain;
        private int number = FIRST_NUMBER;

        Session(QueryShape shape, Connection connection) throws SQLException {
            this.shape = shape;
            this.connection = connection;
            plain = connection.createStatement();
            plain.execute("CREATE TABLE item AS SELECT x AS id FROM system_range(1, 100)");
            prepared = connection.prepareStatement(FIRST);
        }

        /** Sends so many queries and reads so many rows, 1 or {@link #MANY_ROWS}, of each to the end. */
        void run(int queries, int rows) throws SQLException {
            for (int i = 0; i < queries; i++) {
                shape.query(connection, prepared, plain, rows, number++);
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    private static void read(PreparedStatement statement, int rows) throws SQLException {
        statement.setInt(1, rows);
        try (ResultSet result = statement.executeQuery()) {
            readRows(result);
        }
    }

    private static void readRows(ResultSet result) throws SQLException {
        while (result.next()) {
            result.getInt(1);
        }
    }
}
