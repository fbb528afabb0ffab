package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Requests;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

    /** What ends a transaction that a pool leaves open. */
    void afterClose() throws SQLException {}

    private void update(int id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE item SET price = 2 WHERE id = ?")) {
            statement.setInt(1, id);
            statement.executeUpdate();
        }
    }
}
