package io.pitot.it.corpus;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;

/** Statements that change rows: one by one, where a batch would do, and in other ways. */
@SuppressWarnings("UnusedVariable")
final class Writes {

    private static final String ALL = "SELECT id FROM orders ORDER BY id";
    private static final String OF_CUSTOMER = "SELECT id FROM orders WHERE customer_id = ? ORDER BY id";
    private static final String NOTE = "INSERT INTO note (text) VALUES (?)";
    private static final String TOUCH = "UPDATE orders SET total = total + 1 WHERE id = ?";

    private static final String RATE = "MERGE INTO rate (country, percent) KEY (country) VALUES ('DE', ?)";

    private Writes() {}

    private static void change(Visit visit, String sql, Object argument) throws SQLException {
        try (PreparedStatement change = visit.connection().prepareStatement(sql)) {
            change.setObject(1, argument);
            change.executeUpdate();
        }
    }

    @Verdict("BATCHABLE_WRITES")
    static void insertForEachOrder(Visit visit) throws SQLException {
        for (int order : visit.keys(ALL)) {
            change(visit, NOTE, "order " + order); // here: insertForEachOrder
        }
    }

    @Verdict("BATCHABLE_WRITES")
    static void updateEachOrderOfACustomer(Visit visit) throws SQLException {
        for (int order : visit.keys(OF_CUSTOMER, visit.customer())) {
            change(visit, TOUCH, order); // here: updateEachOrderOfACustomer
        }
    }

    @Verdict("BATCHABLE_WRITES")
    static void deleteEachNote(Visit visit) throws SQLException {
        try (Statement statement = visit.connection().createStatement()) {
            statement.executeUpdate("INSERT INTO note (text) SELECT 'of all' FROM orders");
        }
        for (int note : visit.keys("SELECT id FROM note WHERE text = 'of all'")) {
            change(visit, "DELETE FROM note WHERE id = ?", note); // here: deleteEachNote
        }
    }

    @Verdict("BATCHABLE_WRITES")
    static void mergeEach(Visit visit) throws SQLException {
        for (int order : visit.keys(ALL)) {
            change(visit, RATE, order); // here: mergeEach
        }
    }

    @Verdict("BATCHABLE_WRITES")
    static void inOneTransaction(Visit visit) throws SQLException {
        visit.connection().setAutoCommit(false);
        for (int order : visit.keys(OF_CUSTOMER, visit.customer())) {
            change(visit, NOTE, "order " + order); // here: inOneTransaction
        }
        visit.connection().commit();
        visit.connection().setAutoCommit(true);
    }

    /** Of the lines that the client sent. */
    @Verdict(value = "BATCHABLE_WRITES", fromRows = 3)
    static void linesOfTheRequest(Visit visit) throws SQLException {
        try (PreparedStatement insert = visit.connection().prepareStatement(NOTE)) {
            for (int line = 0; line < visit.rows(); line++) {
                insert.setString(1, "line " + line);
                insert.executeUpdate(); // here: linesOfTheRequest
            }
        }
    }

    @Verdict("BATCHABLE_WRITES")
    static void literalsInTheText(Visit visit) throws SQLException {
        try (Statement statement = visit.connection().createStatement()) {
            for (int order : visit.keys(ALL)) {
                String sql = "INSERT INTO note (text) VALUES ('order " + order + "')";
                statement.executeUpdate(sql); // here: literalsInTheText
            }
        }
    }

    @Verdict("BATCHABLE_WRITES")
    static void inAStream(Visit visit) throws SQLException {
        visit.keys(ALL).forEach(order -> {
            try {
                change(visit, TOUCH, order); // here: inAStream
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Reads and writes for each row: both are to be done at once. */
    @Verdict({"N_PLUS_ONE", "BATCHABLE_WRITES"})
    static void readAndWriteForEachRow(Visit visit) throws SQLException {
        for (int order : visit.keys(OF_CUSTOMER, visit.customer())) {
            int items =
                    visit.keys("SELECT id FROM item WHERE order_id = ?", order).size(); // here: readAndWriteForEachRow
            change(visit, TOUCH, order); // here: readAndWriteForEachRow
        }
    }

    @Verdict
    static void batch(Visit visit) throws SQLException {
        try (PreparedStatement insert = visit.connection().prepareStatement(NOTE)) {
            for (int order : visit.keys(ALL)) {
                insert.setString(1, "order " + order);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** As a persistence provider does whose batches have a size. */
    @Verdict
    static void batchesOfFive(Visit visit) throws SQLException {
        try (PreparedStatement update = visit.connection().prepareStatement(TOUCH)) {
            int size = 0;
            for (int order : visit.keys(ALL)) {
                update.setInt(1, order);
                update.addBatch();
                if (++size % 5 == 0) {
                    update.executeBatch();
                }
            }
            if (size % 5 > 0) {
                update.executeBatch();
            }
        }
    }

    @Verdict
    static void manyRowsInOneText(Visit visit) throws SQLException {
        List<Integer> orders = visit.keys(ALL);
        for (int from = 0; from < orders.size(); from += 5) {
            List<Integer> some = orders.subList(from, Math.min(from + 5, orders.size()));
            String sql = "INSERT INTO note (text) VALUES " + String.join(", ", Collections.nCopies(some.size(), "(?)"));
            try (PreparedStatement insert = visit.connection().prepareStatement(sql)) {
                for (int i = 0; i < some.size(); i++) {
                    insert.setString(i + 1, "order " + some.get(i));
                }
                insert.executeUpdate();
            }
        }
    }

    @Verdict
    static void insertOfASelect(Visit visit) throws SQLException {
        change(visit, "INSERT INTO note (text) SELECT name FROM customer WHERE id >= ?", visit.customer());
    }

    @Verdict
    static void debitAndCredit(Visit visit) throws SQLException {
        visit.connection().setAutoCommit(false);
        change(visit, TOUCH, 1);
        change(visit, TOUCH, 2);
        visit.connection().commit();
        visit.connection().setAutoCommit(true);
    }

    /** Tries until it has it. */
    @Verdict
    static void untilItIsMine(Visit visit) throws SQLException {
        for (int i = 0; i < 4; i++) {
            change(visit, "UPDATE orders SET status = 'MINE' WHERE status = 'FREE' AND id = ?", visit.order());
        }
    }

    /** In steps that do not lock the table for long. */
    @Verdict
    static void deleteInSteps(Visit visit) throws SQLException {
        for (int i = 0; i < 4; i++) {
            change(visit, "DELETE FROM note WHERE id IN (SELECT id FROM note WHERE text = ? LIMIT 100)", "of no one");
        }
    }

    /** Whole ranges at a time. */
    @Verdict
    static void ranges(Visit visit) throws SQLException {
        try (PreparedStatement update =
                visit.connection().prepareStatement("UPDATE product SET price = price WHERE id BETWEEN ? AND ?")) {
            for (int from = 1; from <= visit.rows() * 3; from += 50) {
                update.setInt(1, from);
                update.setInt(2, from + 49);
                update.executeUpdate();
            }
        }
    }

    @Verdict
    static void eachOfThreeTables(Visit visit) throws SQLException {
        change(visit, NOTE, "paid");
        change(visit, TOUCH, visit.order());
        change(visit, "UPDATE rate SET percent = 19 WHERE country = ?", "DE");
    }

    /** What happened is written down where it happens. */
    @Verdict
    static void auditFromFourLines(Visit visit) throws SQLException {
        change(visit, NOTE, "asked");
        change(visit, NOTE, "found");
        visit.keys(OF_CUSTOMER, visit.customer());
        change(visit, NOTE, "checked");
        change(visit, NOTE, "answered");
    }
}
