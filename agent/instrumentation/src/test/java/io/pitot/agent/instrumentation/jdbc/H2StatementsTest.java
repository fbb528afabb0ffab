package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Requests;
import java.sql.BatchUpdateException;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class H2StatementsTest extends ScrollableResultsContract {

    private static final String URL = "jdbc:h2:mem:statements;DB_CLOSE_DELAY=-1";

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection(URL);
    }

    @Test
    void hashesArgumentsOfCallableStatementsByIndexAndByName() throws Exception {
        Requests.run(() -> {
            try (CallableStatement statement = connection.prepareCall("CALL ABS(?)")) {
                String name = statement.getMetaData().getColumnLabel(1);
                for (int value : new int[] {1, 2, 1}) {
                    statement.setInt(1, value);
                    statement.executeQuery().close();
                }
                for (int value : new int[] {1, 2, 1}) {
                    statement.setInt(name, value);
                    statement.executeQuery().close();
                }
            }
        });

        List<Event> queries = events.queries();
        assertThat(queries).hasSize(6);
        assertThat(queries.get(0).hash())
                .isEqualTo(queries.get(2).hash())
                .isNotEqualTo(queries.get(1).hash());
        assertThat(queries.get(3).hash())
                .isEqualTo(queries.get(5).hash())
                .isNotEqualTo(queries.get(4).hash());
    }

    @Test
    void rowsThatWereChangedByABatchThatFailedAreCounted() throws Exception {
        Requests.run(() -> {
            try (Statement statement = connection.createStatement()) {
                statement.addBatch("UPDATE item SET price = 2 WHERE id <= 3");
                statement.addBatch("UPDATE nothing SET price = 2");
                statement.addBatch("UPDATE item SET price = 3 WHERE id <= 4");
                assertThatThrownBy(statement::executeBatch).isInstanceOf(BatchUpdateException.class);
            }
        });

        Event batch = events.only(EventKind.QUERY);
        assertThat(batch.has(EventLayout.FLAG_ERROR)).isTrue();
        assertThat(batch.count()).isEqualTo(3 + 4);
    }

    /** The driver switches auto-commit off on another connection than the one that it hands out, of the same session. */
    @Test
    void branchesOfDistributedTransactionsAreTransactions() throws Exception {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(URL);
        XaBranches.requireThree(source, 2, connection, events);
    }

    @Test
    void transactionsWithAutoCommitSwitchedByATextAreAsTheDatabaseShowsThem() throws Exception {
        requireTransactionsOfSwitches("SET AUTOCOMMIT OFF", "SET AUTOCOMMIT ON");
    }

    @Test
    void transactionsOfTextsOfSeveralStatementsAreAsTheDatabaseShowsThem() throws Exception {
        requireTransactionsOfSeveralStatements(connection);
    }
}
