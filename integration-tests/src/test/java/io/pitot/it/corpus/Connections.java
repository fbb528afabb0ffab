package io.pitot.it.corpus;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Connections and transactions: held and lost, ended again and again, and as they should be. What takes time on purpose does so with the largest
 * database only, so that the family stays quick. What others are not to run short of is taken from a pool of its own.
 */
final class Connections {

    private static final String ORDER = "SELECT total FROM orders WHERE id = ?";
    private static final String TOUCH = "UPDATE orders SET total = total WHERE id = ?";
    private static final String NOTE = "INSERT INTO note (text) VALUES (?)";
    private static final String ALL = "SELECT id FROM orders WHERE id > 0 ORDER BY id";
    private static final String OF_CUSTOMER = "SELECT id FROM orders WHERE customer_id = ? ORDER BY id";
    private static final int LARGEST = 200;

    private static final HikariDataSource ONE = pool("one", LARGEST, 1);
    private static final Map<DataSource, HikariDataSource> LARGE_POOLS = new ConcurrentHashMap<>();

    /** Keeps what is lost from being collected, as an application's cache would. */
    private static final List<Connection> LOST = new ArrayList<>();

    private Connections() {}

    @Verdict(value = "HELD_CONNECTION", timed = "HELD_CONNECTION", fromRows = LARGEST)
    static void whileAnotherServiceAnswers(Visit visit) throws SQLException {
        giveBack(visit);
        try (Connection connection = visit.database().getConnection()) { // here: whileAnotherServiceAnswers
            read(connection, visit.order());
            callService(visit, 60);
        }
    }

    @Verdict(value = "HELD_CONNECTION", timed = "HELD_CONNECTION", fromRows = LARGEST)
    static void inATransaction(Visit visit) throws SQLException {
        giveBack(visit);
        try (Connection connection = visit.database().getConnection()) { // here: inATransaction
            connection.setAutoCommit(false);
            change(connection, NOTE, "paid");
            callService(visit, 70);
            change(connection, TOUCH, visit.order());
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    /** Only what follows the first statement takes long; the one before is given back at once. */
    @Verdict(value = "HELD_CONNECTION", timed = "HELD_CONNECTION", fromRows = LARGEST)
    static void theSecondOfTwo(Visit visit) throws SQLException {
        giveBack(visit);
        try (Connection first = visit.database().getConnection()) {
            read(first, visit.order());
        }
        try (Connection second = visit.database().getConnection()) { // here: theSecondOfTwo
            callService(visit, 60);
            read(second, visit.order());
        }
    }

    /** As on a machine whose processors are busy: a moment passes between any two statements, and none is long. */
    @Verdict(value = "N_PLUS_ONE", timed = "HELD_CONNECTION")
    static void aMomentBetweenAnyTwoStatements(Visit visit) throws SQLException {
        giveBack(visit);
        try (Connection connection = visit.database().getConnection()) {
            List<Integer> orders = new Visit(visit.database(), connection, visit.rows(), visit.turn())
                    .keys(OF_CUSTOMER, visit.customer());
            for (int order : orders) {
                read(connection, order); // here: aMomentBetweenAnyTwoStatements
                callService(visit, 1);
            }
        }
    }

    /** Two orders in three need no answer. */
    @Verdict(value = "HELD_CONNECTION", timed = "HELD_CONNECTION", fromRows = LARGEST)
    static void inTwoThirdsOfTheRequests(Visit visit) throws SQLException {
        giveBack(visit);
        try (Connection connection = visit.database().getConnection()) { // here: inTwoThirdsOfTheRequests
            read(connection, visit.order());
            if (visit.turn() % 3 != 0) {
                callService(visit, 80);
            }
        }
    }

    @Verdict(value = "HELD_CONNECTION", timed = "HELD_CONNECTION", fromRows = LARGEST)
    static void whileAnotherThreadWorks(Visit visit) throws SQLException {
        giveBack(visit);
        try (Connection connection = visit.database().getConnection()) { // here: whileAnotherThreadWorks
            read(connection, visit.order());
            CompletableFuture.runAsync(() -> callService(visit, 70)).join();
        }
    }

    /** The pool has one connection, which the request has: it waits for itself until it is out of time. */
    @Verdict(value = "HELD_CONNECTION", timed = "HELD_CONNECTION", fromRows = LARGEST)
    static void whileWaitingForAnother(Visit visit) throws SQLException {
        if (visit.rows() < LARGEST) {
            return;
        }
        giveBack(visit);
        try (Connection connection = ONE.getConnection()) { // here: whileWaitingForAnother
            read(connection, visit.order());
            try (Connection second = ONE.getConnection()) {
                change(second, NOTE, "paid");
            } catch (SQLTransientConnectionException expected) {
                change(connection, NOTE, "not paid");
            }
        }
    }

    /** A second one that is there at once. */
    @Verdict(timed = "HELD_CONNECTION")
    static void anotherThatIsFree(Visit visit) throws SQLException {
        giveBack(visit);
        try (Connection connection = visit.database().getConnection();
                Connection second = visit.database().getConnection()) {
            read(connection, visit.order());
            change(second, NOTE, "seen");
        }
    }

    @Verdict(timed = "HELD_CONNECTION")
    static void givenBackBeforeTheCall(Visit visit) throws SQLException {
        giveBack(visit);
        try (Connection connection = visit.database().getConnection()) {
            read(connection, visit.order());
        }
        callService(visit, 60);
    }

    @Verdict(timed = "HELD_CONNECTION")
    static void takenAfterTheCall(Visit visit) throws SQLException {
        giveBack(visit);
        callService(visit, 60);
        try (Connection connection = visit.database().getConnection()) {
            connection.setAutoCommit(false);
            change(connection, NOTE, "paid");
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    /** It is the database that takes long: another finding. */
    @Verdict(timed = "HELD_CONNECTION")
    static void aSlowStatement(Visit visit) throws SQLException {
        giveBack(visit);
        try (Connection connection = visit.database().getConnection()) {
            int millis = visit.rows() < LARGEST ? 1 : 70;
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT pause(" + millis + ") FROM customer WHERE id = 1")) {
                select.executeQuery().close();
            }
        }
    }

    @Verdict(timed = "HELD_CONNECTION")
    static void manyShortStatements(Visit visit) throws SQLException {
        giveBack(visit);
        try (Connection connection = visit.database().getConnection()) {
            connection.setAutoCommit(false);
            read(connection, visit.order());
            change(connection, NOTE, "seen");
            change(connection, TOUCH, visit.order());
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    /** Of twelve requests one has to wait for somebody. */
    @Verdict(timed = "HELD_CONNECTION")
    static void onceInAWhile(Visit visit) throws SQLException {
        giveBack(visit);
        try (Connection connection = visit.database().getConnection()) {
            read(connection, visit.order());
            if (visit.turn() == 5) {
                callService(visit, 100);
            }
        }
    }

    @Verdict("CONNECTION_LEAK")
    static void neverGivenBack(Visit visit) throws SQLException {
        Connection lost = large(visit).getConnection(); // here: neverGivenBack
        LOST.add(lost);
        read(lost, visit.order());
    }

    /** Where nothing is found, the method returns early. */
    @Verdict("CONNECTION_LEAK")
    static void notWhereItReturnsEarly(Visit visit) throws SQLException {
        Connection connection = large(visit).getConnection(); // here: notWhereItReturnsEarly
        read(connection, visit.order());
        if (visit.turn() % 2 == 0) {
            LOST.add(connection);
            return;
        }
        connection.close();
    }

    /** The one is given back, the other is not. */
    @Verdict("CONNECTION_LEAK")
    static void oneOfTwo(Visit visit) throws SQLException {
        try (Connection kept = large(visit).getConnection()) {
            read(kept, visit.order());
        }
        Connection lost = large(visit).getConnection(); // here: oneOfTwo
        LOST.add(lost);
        read(lost, visit.order());
    }

    @Verdict
    static void givenBackWhereItFails(Visit visit) throws SQLException {
        Connection connection = large(visit).getConnection();
        try {
            read(connection, visit.order());
            change(connection, "INSERT INTO rate (country, percent) VALUES (?, 19)", "DE");
        } catch (SQLException expected) {
            connection.clearWarnings();
        } finally {
            connection.close();
        }
    }

    /** Work that goes on after the answer, and gives the connection back when it is done. */
    @Verdict
    static void givenBackShortlyAfterTheAnswer(Visit visit) throws SQLException {
        Connection connection = large(visit).getConnection();
        CompletableFuture.delayedExecutor(30, TimeUnit.MILLISECONDS).execute(() -> close(connection));
    }

    /** Opened when first needed and kept for good. */
    @Verdict
    static void oneForTheWholeApplication(Visit visit) throws SQLException {
        DataSource pool = large(visit);
        if (visit.turn() == 0) {
            LOST.add(pool.getConnection());
        }
        try (Connection connection = pool.getConnection()) {
            read(connection, visit.order());
        }
    }

    /** One is read, one is written, and committed: again for each. */
    @Verdict(
            value = {"N_PLUS_ONE", "BATCHABLE_WRITES", "CHATTY_TRANSACTIONS"},
            fromRows = 10)
    static void commitForEachRow(Visit visit) throws SQLException {
        if (visit.rows() < 10) {
            return;
        }
        Connection connection = visit.connection();
        connection.setAutoCommit(false);
        for (int order : visit.keys(OF_CUSTOMER, 3)) {
            visit.keys(ORDER, order); // here: commitForEachRow
            change(connection, TOUCH, order); // here: commitForEachRow
            connection.commit(); // here: commitForEachRow
        }
        connection.setAutoCommit(true);
    }

    /** Each kind of change has a statement and a line of its own, but all are committed in one. */
    @Verdict("CHATTY_TRANSACTIONS")
    static void commitAfterEachStep(Visit visit) throws SQLException {
        Connection connection = visit.connection();
        connection.setAutoCommit(false);
        for (Step step : Step.values()) {
            step.change(connection, visit.order());
            connection.commit(); // here: commitAfterEachStep
        }
        connection.setAutoCommit(true);
    }

    private enum Step {
        RESERVE("UPDATE product SET price = price WHERE id = ?"),
        CHARGE("UPDATE orders SET total = total WHERE id = ?"),
        SHIP("UPDATE item SET quantity = quantity WHERE order_id = ?"),
        TELL("UPDATE customer SET name = name WHERE id = ?");

        private final String sql;

        Step(String sql) {
            this.sql = sql;
        }

        void change(Connection connection, int id) throws SQLException {
            Connections.change(connection, sql, id);
        }
    }

    /** That is told as writes one by one. */
    @Verdict("BATCHABLE_WRITES")
    static void oneStatementAndACommit(Visit visit) throws SQLException {
        Connection connection = visit.connection();
        connection.setAutoCommit(false);
        for (int order : visit.keys(ALL)) {
            change(connection, TOUCH, order); // here: oneStatementAndACommit
            connection.commit();
        }
        connection.setAutoCommit(true);
    }

    @Verdict
    static void oneTransaction(Visit visit) throws SQLException {
        Connection connection = visit.connection();
        connection.setAutoCommit(false);
        for (Step step : Step.values()) {
            step.change(connection, visit.order());
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** A chunk each. */
    @Verdict
    static void commitAfterEachBatch(Visit visit) throws SQLException {
        Connection connection = visit.connection();
        connection.setAutoCommit(false);
        List<Integer> orders = visit.keys(ALL);
        for (int from = 0; from < orders.size(); from += 20) {
            try (PreparedStatement update = connection.prepareStatement(TOUCH)) {
                for (int order : orders.subList(from, Math.min(from + 20, orders.size()))) {
                    update.setInt(1, order);
                    update.addBatch();
                }
                update.executeBatch();
            }
            connection.commit();
        }
        connection.setAutoCommit(true);
    }

    /** In steps that do not lock the table for long. */
    @Verdict
    static void commitAfterEachRange(Visit visit) throws SQLException {
        Connection connection = visit.connection();
        connection.setAutoCommit(false);
        for (int i = 0; i < 4; i++) {
            change(connection, "UPDATE archive SET text = text WHERE id > ? AND id <= 100000", 0);
            connection.commit();
        }
        connection.setAutoCommit(true);
    }

    /** Another try after each that failed. */
    @Verdict
    static void untilItCanBeCommitted(Visit visit) throws SQLException {
        Connection connection = visit.connection();
        connection.setAutoCommit(false);
        for (int i = 0; i < 3; i++) {
            change(connection, TOUCH, visit.order());
            connection.rollback();
        }
        change(connection, TOUCH, visit.order());
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Verdict
    static void twoTransactionsOfTwoLines(Visit visit) throws SQLException {
        Connection connection = visit.connection();
        connection.setAutoCommit(false);
        change(connection, NOTE, "begun");
        connection.commit();
        change(connection, TOUCH, visit.order());
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Those that the program takes are the request's only ones. */
    private static void giveBack(Visit visit) throws SQLException {
        visit.connection().close();
    }

    private static void callService(Visit visit, int millis) {
        try {
            Thread.sleep(visit.rows() < LARGEST ? 1 : millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void read(Connection connection, int order) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ORDER)) {
            select.setInt(1, order);
            select.executeQuery().close();
        }
    }

    private static void change(Connection connection, String sql, Object argument) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement(sql)) {
            change.setObject(1, argument);
            change.executeUpdate();
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A pool of the same database that has more connections than are lost. */
    private static DataSource large(Visit visit) {
        return LARGE_POOLS.computeIfAbsent(visit.database(), any -> pool("large-of-" + visit.rows(), visit.rows(), 80));
    }

    private static HikariDataSource pool(String name, int rows, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl("jdbc:h2:mem:shop" + rows);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(250);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }
}
