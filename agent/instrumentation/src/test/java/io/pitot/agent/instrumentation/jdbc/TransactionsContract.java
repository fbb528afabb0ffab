package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Requests;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for the transactions of any driver, checked against what the test itself did. */
abstract class TransactionsContract extends StatementsContract {

    @Test
    void transactionLastsFromItsFirstStatementToItsCommit() throws Exception {
        long[] begin = {0};
        Requests.run(() -> {
            connection.setAutoCommit(false);
            begin[0] = System.nanoTime();
            update(1);
            update(2);
            connection.commit();
        });
        long longest = System.nanoTime() - begin[0];

        Event transaction = events.only(EventKind.TRANSACTION);
        assertThat(transaction.count()).as("statements").isEqualTo(2);
        assertThat(transaction.extra()).isBetween(transaction.duration(), longest);
        assertThat(transaction.has(EventLayout.FLAG_ROLLED_BACK)).isFalse();
        assertThat(transaction.has(EventLayout.FLAG_ERROR)).isFalse();
        assertThat(transaction.requestId())
                .isEqualTo(events.only(EventKind.REQUEST).requestId());
        assertThat(events.queries()).hasSize(2);
        connection.setAutoCommit(true);
    }

    @Test
    void eachCommitAndRollbackEndsATransactionOfItsOwn() throws Exception {
        Requests.run(() -> {
            connection.setAutoCommit(false);
            update(1);
            connection.commit();
            connection.commit();
            update(2);
            update(3);
            update(4);
            connection.rollback();
            connection.setAutoCommit(true);
            update(5);
        });

        List<Event> transactions = events.all(EventKind.TRANSACTION);
        assertThat(transactions).extracting(Event::count).containsExactly(1L, 3L);
        assertThat(transactions)
                .extracting(transaction -> transaction.has(EventLayout.FLAG_ROLLED_BACK))
                .containsExactly(false, true);
    }

    @Test
    void switchingAutoCommitOnCommits() throws Exception {
        Requests.run(() -> {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE item SET price = 3 WHERE id = 3");
            }
            connection.setAutoCommit(true);
        });

        Event transaction = events.only(EventKind.TRANSACTION);
        assertThat(transaction.count()).isEqualTo(1);
        assertThat(transaction.has(EventLayout.FLAG_ROLLED_BACK)).isFalse();
    }

    @Test
    void statementsPreparedBeforeATransactionCountInIt() throws Exception {
        Requests.run(() -> {
            try (PreparedStatement statement = connection.prepareStatement("UPDATE item SET price = 7 WHERE id = ?")) {
                statement.setInt(1, 1);
                statement.executeUpdate();
                connection.setAutoCommit(false);
                for (int id = 2; id <= 4; id++) {
                    statement.setInt(1, id);
                    statement.addBatch();
                }
                statement.executeBatch();
                statement.executeUpdate();
                connection.commit();
            }
        });

        assertThat(events.only(EventKind.TRANSACTION).count()).isEqualTo(2);
        connection.setAutoCommit(true);
    }

    @Test
    void closeWithoutACommitEndsTheTransactionAsTheDatabaseThenShowsIt() throws Exception {
        Requests.run(() -> {
            try (Connection other = connect()) {
                other.setAutoCommit(false);
                try (Statement statement = other.createStatement()) {
                    statement.executeUpdate("UPDATE item SET price = 3 WHERE id = 3");
                }
            }
            afterClose();
        });

        Event transaction = events.only(EventKind.TRANSACTION);
        assertThat(transaction.count()).isEqualTo(1);
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT price FROM item WHERE id = 3")) {
            result.next();
            assertThat(transaction.has(EventLayout.FLAG_ROLLED_BACK)).isEqualTo(result.getDouble(1) != 3);
        }
    }

    /** The statement that begins a transaction. */
    String begin() {
        return "BEGIN";
    }

    @Test
    void transactionThatTextsBeginAndEndIsOneAsTheDatabaseShowsIt() throws Exception {
        Requests.run(() -> {
            run(begin());
            update(1);
            run("SAVEPOINT halfway");
            update(2);
            run("ROLLBACK TO SAVEPOINT halfway");
            run("COMMIT");
            update(3);
            run(begin());
            update(4);
            run("ROLLBACK");
        });

        List<Event> transactions = events.all(EventKind.TRANSACTION);
        assertThat(transactions).extracting(Event::count).as("statements").containsExactly(4L, 1L);
        assertThat(transactions)
                .extracting(transaction -> transaction.has(EventLayout.FLAG_ROLLED_BACK))
                .containsExactly(false, true);
        long request = events.only(EventKind.REQUEST).requestId();
        assertThat(transactions)
                .allMatch(transaction -> transaction.requestId() == request
                        && transaction.extra() > transaction.duration()
                        && !transaction.has(EventLayout.FLAG_ERROR));
        assertThat(changed()).containsExactly(1, 3);
    }

    /** Runs transactions with auto-commit switched by these texts, and holds what is told of them against the database. */
    final void requireTransactionsOfSwitches(String off, String on) throws Exception {
        Requests.run(() -> {
            run(off);
            update(1);
            update(2);
            run("COMMIT");
            update(3);
            run("ROLLBACK");
            update(4);
            run(on);
            update(5);
        });

        requireTransactions(List.of(2L, 1L, 1L), List.of(false, true, false));
        assertThat(changed()).containsExactly(1, 2, 4, 5);
    }

    /** The same of texts of several statements, and of one that fails midway. */
    final void requireTransactionsOfSeveralStatements(Connection several) throws Exception {
        String update = "UPDATE item SET price = 2 WHERE id = ";
        try (Statement statement = several.createStatement()) {
            events.clear();
            Requests.run(() -> {
                statement.execute("BEGIN; " + update + "1; " + update + "2; COMMIT");
                statement.execute("BEGIN; " + update + "3; ROLLBACK");
                statement.execute("BEGIN; " + update + 4);
                statement.execute(update + 5);
                statement.execute(update + "6; COMMIT");
            });
            requireTransactions(List.of(1L, 1L, 3L), List.of(false, true, false));
            assertThat(changed()).containsExactly(1, 2, 4, 5, 6);

            events.clear();
            Requests.run(() -> {
                statement.execute("BEGIN");
                assertThatThrownBy(() -> statement.execute(update + "7; UPDATE item SET price = 'none'; COMMIT"))
                        .isInstanceOf(SQLException.class);
                statement.execute("ROLLBACK");
            });
            requireTransactions(List.of(1L), List.of(true));
            assertThat(changed()).containsExactly(1, 2, 4, 5, 6);
        }
    }

    private void requireTransactions(List<Long> statements, List<Boolean> areRolledBack) {
        List<Event> transactions = events.all(EventKind.TRANSACTION);
        assertThat(transactions).extracting(Event::count).as("statements").isEqualTo(statements);
        assertThat(transactions)
                .extracting(transaction -> transaction.has(EventLayout.FLAG_ROLLED_BACK))
                .isEqualTo(areRolledBack);
        long request = events.only(EventKind.REQUEST).requestId();
        assertThat(transactions)
                .allMatch(transaction -> transaction.requestId() == request
                        && transaction.extra() >= transaction.duration()
                        && !transaction.has(EventLayout.FLAG_ERROR));
    }

    /** The rows that have the tests' new price. */
    final List<Integer> changed() throws SQLException {
        List<Integer> changed = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT id FROM item WHERE price = 2 ORDER BY id")) {
            while (result.next()) {
                changed.add(result.getInt(1));
            }
        }
        return changed;
    }

    final void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What ends a transaction that a pool leaves open. */
    void afterClose() throws SQLException {}

    private void update(int id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE item SET price = 2 WHERE id = ?")) {
            statement.setInt(1, id);
            statement.executeUpdate();
        }
    }
}
