package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Requests;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.XADataSource;
import org.junit.jupiter.api.Test;

/** What holds for every driver of the server, beside what holds for any driver. */
abstract class MariaDbContract extends ScrollableResultsContract {

    /** @param options of the URL, joined by {@code &} */
    abstract Connection connect(String options) throws SQLException;

    @Override
    final Connection connect() throws SQLException {
        return connect("");
    }

    @Override
    String duplicateKey() {
        return "23000";
    }

    @Override
    String begin() {
        return "start transaction read write";
    }

    @Override
    String numbered() {
        return "INT AUTO_INCREMENT PRIMARY KEY";
    }

    /** For the branches of distributed transactions. */
    abstract XADataSource distributed() throws ReflectiveOperationException;

    /** The drivers begin and end them by the texts of statements: two updates, and {@code XA END}. */
    @Test
    void branchesOfDistributedTransactionsAreTransactions() throws Exception {
        XaBranches.requireThree(distributed(), 3, connection, events);
    }

    /** What {@link Statement#setFetchSize} takes as one row at a time. */
    abstract int streamed();

    @Test
    void countsRowsThatAreStreamed() throws Exception {
        String query = "SELECT id FROM item WHERE id <= ?";
        Requests.run(() -> {
            try (PreparedStatement statement = connection.prepareStatement(query)) {
                statement.setFetchSize(streamed());
                statement.setInt(1, 9);
                try (ResultSet result = statement.executeQuery()) {
                    assertThat(read(result)).isEqualTo(9);
                }
                statement.setInt(1, 8);
                try (ResultSet result = statement.executeQuery()) {
                    assertThat(result.next()).isTrue();
                    assertThat(result.next()).isTrue();
                }
            }
        });

        assertThat(queries(query)).extracting(Event::count).containsExactly(9L, 2L);
    }

    @Test
    void countsTheRowsOfEveryResultOfAProcedureAndTellsItsOutParameter() throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP PROCEDURE IF EXISTS two_results");
            statement.execute("CREATE PROCEDURE two_results(IN n INT, OUT total INT) BEGIN"
                    + " SELECT id FROM item WHERE id <= 2; SELECT id FROM item WHERE id <= 3; SET total = n + 1; END");
        }
        events.clear();
        Procedures.readAllResults(connection, "{call two_results(?, ?)}", 2 + 3);

        List<Event> calls = events.queries().stream()
                .filter(event -> event.query() != null && event.query().contains("two_results(?"))
                .toList();
        assertThat(calls).hasSize(1);
        assertThat(rowsRead(calls.get(0).subject())).isEqualTo(2 + 3);
    }

    @Test
    void countsTheRowsOfEveryResultOfOneExecution() throws Exception {
        int rows = 0;
        try (Connection several = connect("allowMultiQueries=true");
                Statement statement = several.createStatement()) {
            events.clear();
            boolean more = statement.execute("SELECT 1 UNION ALL SELECT 2; SELECT 3; SELECT 4 FROM item WHERE id < 0");
            while (more) {
                try (ResultSet result = statement.getResultSet()) {
                    rows += read(result);
                }
                more = statement.getMoreResults();
            }
        }

        assertThat(rows).isEqualTo(3);
        assertThat(events.queries()).hasSize(1);
        assertThat(rowsRead(events.queries().get(0).subject())).isEqualTo(3);
    }

    @Test
    void countsEachExecutionOfAStatementThatTheDriverKeepsPrepared() throws Exception {
        try (Connection keeping = connect("useServerPrepStmts=true&cachePrepStmts=true")) {
            prepareAgainAndAgain(keeping);
        }
    }

    @Test
    void tellsABatchThatTheDriverRewritesAsOneQueryWithItsSize() throws Exception {
        try (Connection rewriting = connect("rewriteBatchedStatements=true");
                PreparedStatement statement = rewriting.prepareStatement("INSERT INTO item (id, name) VALUES (?, ?)")) {
            events.clear();
            for (int id = 11; id <= 17; id++) {
                statement.setInt(1, id);
                statement.setString(2, "batched");
                statement.addBatch();
            }
            assertThat(statement.executeBatch()).hasSize(7);
        }

        assertThat(events.queries()).extracting(Event::aux).containsExactly(7);
    }

    @Test
    void namesAQueryThatTheServerCancelsAfterATime() throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET max_statement_time = 0.05");
        }
        events.clear();
        Requests.run(() -> {
            try (Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.executeQuery("SELECT COUNT(*) FROM item a, item b, item c, item d,"
                                + " item e, item f, item g, item h, item i, item j, item k, item l"))
                        .isInstanceOf(SQLException.class);
            }
        });

        assertThat(events.only(EventKind.QUERY).error(false)).isEqualTo("70100");
    }

    @Test
    void transactionsWithAutoCommitSwitchedByATextAreAsTheDatabaseShowsThem() throws Exception {
        requireTransactionsOfSwitches("SET AUTOCOMMIT = 0", "set @@autocommit = 1");
    }

    @Test
    void transactionsOfTextsOfSeveralStatementsAreAsTheDatabaseShowsThem() throws Exception {
        try (Connection several = connect("allowMultiQueries=true")) {
            requireTransactionsOfSeveralStatements(several);
        }
    }
}
