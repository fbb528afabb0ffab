package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Requests;
import java.io.ByteArrayInputStream;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import org.junit.jupiter.api.Test;
import org.postgresql.jdbc.PgStatement;
import org.postgresql.xa.PGXADataSource;

/** What holds for every version of the server, beside what holds for any driver. */
abstract class PostgresContract extends ScrollableResultsContract {

    abstract PostgresServer server();

    @Override
    Connection connect() throws SQLException {
        return server().connect("");
    }

    @Override
    String bytes() {
        return "BYTEA";
    }

    @Test
    void tellsTheOutParameterOfAProcedure() throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE OR REPLACE PROCEDURE successor(n INT, INOUT total INT)"
                    + " LANGUAGE plpgsql AS $$ BEGIN total := n + 1; END $$");
        }
        events.clear();
        Requests.run(() -> {
            try (CallableStatement statement = connection.prepareCall("call successor(?, ?)")) {
                statement.setInt(1, 41);
                statement.setNull(2, Types.INTEGER);
                statement.registerOutParameter(2, Types.INTEGER);
                statement.execute();
                assertThat(statement.getInt(2)).isEqualTo(42);
            }
        });

        Event query = events.only(EventKind.QUERY);
        assertThat(query.query()).containsIgnoringCase("call successor(?, ?)");
        assertThat(query.count()).isZero();
    }

    @Test
    void countsRowsOfAResultThatIsReadWhileAnotherOfItsExecutionIsClosed() throws Exception {
        Requests.run(() -> {
            try (Statement statement = connection.createStatement()) {
                assertThat(statement.execute("SELECT 1 UNION ALL SELECT 2; SELECT 3 UNION ALL SELECT 4"))
                        .isTrue();
                ResultSet first = statement.getResultSet();
                assertThat(statement.getMoreResults(Statement.KEEP_CURRENT_RESULT))
                        .isTrue();
                ResultSet second = statement.getResultSet();
                assertThat(first.next()).isTrue();
                assertThat(second.next()).isTrue();
                first.close();
                assertThat(second.next()).isTrue();
                second.close();
            }
        });

        assertThat(events.queries()).hasSize(1);
        assertThat(rowsRead(events.queries().get(0).subject())).isEqualTo(3);
    }

    @Test
    void namesAQueryThatTheDriverCancelsAfterATime() throws Exception {
        Requests.run(() -> {
            try (Statement statement = connection.createStatement()) {
                statement.unwrap(PgStatement.class).setQueryTimeoutMs(50);
                assertThatThrownBy(() -> statement.executeQuery("SELECT pg_sleep(60)"))
                        .isInstanceOf(SQLException.class);
            }
        });

        assertThat(events.only(EventKind.QUERY).error(false)).isEqualTo("57014");
    }

    @Test
    void countsEachExecutionOfAStatementThatTheDriverKeepsPrepared() throws Exception {
        try (Connection keeping = server().connect("prepareThreshold=1")) {
            prepareAgainAndAgain(keeping);
        }
    }

    @Test
    void doesNotCountWhatTheDriverAsksToValidateAConnection() throws SQLException {
        assertThat(connection.isValid(1)).isTrue();

        assertThat(events.queries()).isEmpty();
    }

    @Test
    void countsTheRowsOfEveryResultOfOneExecution() throws SQLException {
        int rows = 0;
        try (Statement statement = connection.createStatement()) {
            boolean more = statement.execute("SELECT 1 UNION ALL SELECT 2; SELECT 3; SELECT 4 WHERE false");
            while (more) {
                ResultSet result = statement.getResultSet();
                while (result.next()) {
                    rows++;
                }
                more = statement.getMoreResults();
            }
        }

        assertThat(rows).isEqualTo(3);
        assertThat(events.queries()).hasSize(1);
        long counted = events.all(EventKind.QUERY).get(0).count()
                + events.all(EventKind.FETCH).stream().mapToLong(Event::count).sum();
        assertThat(counted).isEqualTo(rows);
        assertThat(events.all(EventKind.FETCH)).allSatisfy(fetch -> {
            assertThat(fetch.start()).isEqualTo(events.queries().get(0).start());
            assertThat(fetch.subject()).isEqualTo(events.queries().get(0).subject());
        });
    }

    @Test
    void largeObjectsThatAreReadAfterTheirRowAreOneRowOfOneExecution() throws Exception {
        recreate("archive", "id INT PRIMARY KEY, content OID");
        byte[] content = new byte[300_000];
        content[299_999] = 1;
        connection.setAutoCommit(false);
        Requests.run(() -> {
            try (PreparedStatement statement = connection.prepareStatement("INSERT INTO archive VALUES (?, ?)")) {
                statement.setInt(1, 1);
                statement.setBlob(2, new ByteArrayInputStream(content));
                assertThat(statement.executeUpdate()).isEqualTo(1);
            }
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT content FROM archive")) {
                assertThat(result.next()).isTrue();
                Blob blob = result.getBlob(1);
                assertThat(blob.length()).isEqualTo(content.length);
                assertThat(blob.getBytes(1, content.length)).isEqualTo(content);
                assertThat(blob.getBinaryStream().readAllBytes()).isEqualTo(content);
                blob.free();
            }
            connection.commit();
        });
        connection.setAutoCommit(true);

        assertThat(events.queries())
                .filteredOn(event -> event.query().startsWith("INSERT INTO archive"))
                .extracting(Event::count)
                .containsExactly(1L);
        assertThat(queries("SELECT content FROM archive"))
                .extracting(Event::count)
                .containsExactly(1L);
        assertThat(events.only(EventKind.TRANSACTION).has(EventLayout.FLAG_ROLLED_BACK))
                .isFalse();
    }

    /** The driver sends what begins and ends them past its statements. */
    @Test
    void branchesOfDistributedTransactionsAreTransactions() throws Exception {
        PGXADataSource source = new PGXADataSource();
        source.setUrl(server().url());
        XaBranches.requireThree(source, 2, connection, events);
    }

    @Test
    void transactionsOfTextsOfSeveralStatementsAreAsTheDatabaseShowsThem() throws Exception {
        requireTransactionsOfSeveralStatements(connection);
    }
}
