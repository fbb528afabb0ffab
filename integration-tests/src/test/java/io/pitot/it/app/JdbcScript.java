package io.pitot.it.app;

import java.sql.BatchUpdateException;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;

/**
 * Statements in every execute form, with what the application saw of each. The words that begin with
 * {@code q_}, {@code u_} and {@code i_} name them: aliases in queries and updates, columns in inserts.
 */
final class JdbcScript {

    private static final int ITEMS = 20;

    private final Connection connection;
    private final Ledger ledger;
    private int nextId = 1_000;

    JdbcScript(Connection connection, Ledger ledger) {
        this.connection = connection;
        this.ledger = ledger;
    }

    void run() throws SQLException {
        tables();
        statementQueries();
        preparedQueries();
        results();
        updates();
        inserts();
        batches();
        calls();
        secrets();
        errors();
        transactions();
    }

    private void tables() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE item (id INT PRIMARY KEY, qty INT, i_statement INT, i_large INT, i_keys INT,"
                            + " i_prepared INT, i_batch INT, i_large_batch INT, i_statement_batch INT, i_duplicate INT,"
                            + " i_duplicate_batch INT, i_rolled_back INT, i_fill INT)");
        }
        try (PreparedStatement fill =
                connection.prepareStatement("INSERT INTO item (id, qty, i_fill) VALUES (?, ?, ?)")) {
            for (int id = 1; id <= ITEMS; id++) {
                fill.setInt(1, id);
                fill.setInt(2, 0);
                fill.setInt(3, id);
                ledger.executed("i_fill");
                ledger.changed("i_fill", fill.executeUpdate());
            }
        }
    }

    private void statementQueries() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int least : new int[] {0, 5, 15}) {
                ledger.executed("q_statement");
                readAll(
                        "q_statement",
                        statement.executeQuery("SELECT id AS q_statement FROM item WHERE id > " + least));
            }
            ledger.executed("q_execute");
            statement.execute("SELECT id AS q_execute FROM item WHERE id <= 7");
            readAll("q_execute", statement.getResultSet());
            statement.getMoreResults();
        }
    }

    private void preparedQueries() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT id AS q_prepared FROM item WHERE id > ?")) {
            for (int least = 0; least < ITEMS; least++) {
                select.setInt(1, least);
                ledger.executed("q_prepared");
                readAll("q_prepared", select.executeQuery());
            }
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id AS q_prepared_execute FROM item WHERE id <= ?")) {
            select.setInt(1, 4);
            ledger.executed("q_prepared_execute");
            select.execute();
            readAll("q_prepared_execute", select.getResultSet());
        }
    }

    private void results() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT id AS q_partly FROM item")) {
            ledger.executed("q_partly");
            try (ResultSet result = select.executeQuery()) {
                result.next();
                result.next();
                ledger.read("q_partly", 2);
            }
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT id AS q_unread FROM item")) {
            ledger.executed("q_unread");
            select.executeQuery();
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT id AS q_reused FROM item WHERE id > ?")) {
            for (int least = 10; least < 13; least++) {
                select.setInt(1, least);
                ledger.executed("q_reused");
                // Closed by the next execution, the last one by the statement.
                ResultSet result = select.executeQuery();
                result.next();
                ledger.read("q_reused", 1);
            }
        }
        for (int least = 0; least < 5; least++) {
            // A pool of statements may answer with the same one again.
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT id AS q_again FROM item WHERE id > ?")) {
                select.setInt(1, least);
                ledger.executed("q_again");
                readAll("q_again", select.executeQuery());
            }
        }
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id AS q_scroll FROM item WHERE id < 9",
                ResultSet.TYPE_SCROLL_INSENSITIVE,
                ResultSet.CONCUR_READ_ONLY)) {
            ledger.executed("q_scroll");
            ResultSet result = select.executeQuery();
            ledger.read("q_scroll", result.last() ? 1 : 0);
            result.beforeFirst();
            readAll("q_scroll", result);
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT id AS q_empty FROM item WHERE id < 0")) {
            ledger.executed("q_empty");
            readAll("q_empty", select.executeQuery());
        }
    }

    private void updates() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ledger.executed("u_statement");
            ledger.changed(
                    "u_statement", statement.executeUpdate("UPDATE item AS u_statement SET qty = 1 WHERE id <= 3"));
            ledger.executed("u_execute");
            statement.execute("UPDATE item AS u_execute SET qty = 2 WHERE id <= 5");
            ledger.changed("u_execute", statement.getUpdateCount());
        }
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE item AS u_prepared SET qty = ? WHERE id <= ?")) {
            for (int id = 1; id <= 6; id++) {
                update.setInt(1, id);
                update.setInt(2, id);
                ledger.executed("u_prepared");
                ledger.changed("u_prepared", update.executeUpdate());
            }
        }
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE item AS u_large SET qty = ? WHERE id <= 11")) {
            update.setInt(1, 9);
            ledger.executed("u_large");
            ledger.changed("u_large", update.executeLargeUpdate());
        }
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM item AS u_delete WHERE id > ? AND id < 1000")) {
            delete.setInt(1, ITEMS - 2);
            ledger.executed("u_delete");
            delete.execute();
            ledger.changed("u_delete", delete.getUpdateCount());
        }
    }

    private void inserts() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ledger.executed("i_statement");
            ledger.changed(
                    "i_statement",
                    statement.executeUpdate("INSERT INTO item (id, i_statement) VALUES (" + nextId++ + ", 1)"));
            ledger.executed("i_large");
            ledger.changed(
                    "i_large",
                    statement.executeLargeUpdate("INSERT INTO item (id, i_large) VALUES (" + nextId++ + ", 1)"));
            ledger.executed("i_keys");
            ledger.changed(
                    "i_keys",
                    statement.executeUpdate(
                            "INSERT INTO item (id, i_keys) VALUES (" + nextId++ + ", 1)", new String[] {"id"}));
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO item (id, i_prepared) VALUES (?, ?)")) {
            for (int i = 0; i < 5; i++) {
                insert.setInt(1, nextId++);
                insert.setObject(2, i);
                ledger.executed("i_prepared");
                insert.execute();
                ledger.changed("i_prepared", insert.getUpdateCount());
            }
        }
    }

    private void batches() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO item (id, i_batch) VALUES (?, ?)")) {
            for (int size : new int[] {3, 10}) {
                fillBatch(insert, size);
                ledger.executed("i_batch");
                ledger.batch("i_batch", size);
                for (int count : insert.executeBatch()) {
                    ledger.changed("i_batch", count);
                }
            }
            // Nothing in it: nothing is sent.
            insert.executeBatch();
            fillBatch(insert, 4);
            insert.clearBatch();
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO item (id, i_large_batch) VALUES (?, ?)")) {
            fillBatch(insert, 6);
            ledger.executed("i_large_batch");
            ledger.batch("i_large_batch", 6);
            for (long count : insert.executeLargeBatch()) {
                ledger.changed("i_large_batch", count);
            }
        }
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < 4; i++) {
                statement.addBatch("INSERT INTO item (id, i_statement_batch) VALUES (" + nextId++ + ", " + i + ")");
            }
            ledger.executed("i_statement_batch");
            ledger.batch("i_statement_batch", 4);
            for (int count : statement.executeBatch()) {
                ledger.changed("i_statement_batch", count);
            }
        }
    }

    private void fillBatch(PreparedStatement insert, int size) throws SQLException {
        for (int i = 0; i < size; i++) {
            insert.setInt(1, nextId++);
            insert.setInt(2, i);
            insert.addBatch();
        }
    }

    private void calls() throws SQLException {
        try (CallableStatement call = connection.prepareCall("SELECT ABS(id) AS q_call FROM item WHERE id <= ?")) {
            call.setInt(1, 3);
            ledger.executed("q_call");
            readAll("q_call", call.executeQuery());
        }
        try (CallableStatement call = connection.prepareCall("{? = call upper(?)}")) {
            call.registerOutParameter(1, Types.VARCHAR);
            call.setString(2, "pitot");
            ledger.executed("upper");
            call.execute();
        }
    }

    /** What the agent must not write down: a literal, an argument, and both in the message of an error. */
    private void secrets() throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id AS q_secret FROM item WHERE 'sesame-literal' <> ? AND id = 1")) {
            select.setString(1, "sesame-argument");
            ledger.executed("q_secret");
            readAll("q_secret", select.executeQuery());
        }
        try (Statement statement = connection.createStatement()) {
            ledger.executed("q_cast");
            readAll("q_cast", statement.executeQuery("SELECT CAST('sesame-number' AS INT) AS q_cast FROM item"));
            throw new AssertionError("that is no number");
        } catch (SQLException e) {
            ledger.failed("q_cast", e);
        }
    }

    private void errors() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ledger.executed("q_missing");
            statement.executeQuery("SELECT id FROM q_missing");
            throw new AssertionError("there is no such table");
        } catch (SQLException e) {
            ledger.failed("q_missing", e);
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO item (id, i_duplicate) VALUES (?, 1)")) {
            for (int i = 0; i < 2; i++) {
                insert.setInt(1, 1);
                try {
                    ledger.executed("i_duplicate");
                    insert.executeUpdate();
                    throw new AssertionError("there is such a row");
                } catch (SQLException e) {
                    ledger.failed("i_duplicate", e);
                }
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO item (id, i_duplicate_batch) VALUES (?, 1)")) {
            for (int i = 0; i < 2; i++) {
                insert.setInt(1, 1);
                insert.addBatch();
            }
            ledger.executed("i_duplicate_batch");
            ledger.batch("i_duplicate_batch", 2);
            insert.executeBatch();
            throw new AssertionError("there is such a row");
        } catch (BatchUpdateException e) {
            ledger.failed("i_duplicate_batch", e);
        }
    }

    private void transactions() throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO item (id, i_rolled_back) VALUES (?, 1)")) {
            insert.setInt(1, nextId++);
            ledger.executed("i_rolled_back");
            ledger.changed("i_rolled_back", insert.executeUpdate());
        }
        connection.rollback();
        try (PreparedStatement select = connection.prepareStatement("SELECT id AS q_fetch_size FROM item")) {
            // PostgreSQL now reads through a cursor, five rows at a time.
            select.setFetchSize(5);
            ledger.executed("q_fetch_size");
            readAll("q_fetch_size", select.executeQuery());
        }
        connection.commit();
        connection.setAutoCommit(true);
        // A pool asks this too; some drivers run a statement for it, which is not the application's.
        connection.isValid(1);
    }

    private void readAll(String word, ResultSet result) throws SQLException {
        try (result) {
            while (result.next()) {
                ledger.read(word, 1);
            }
        }
    }
}
