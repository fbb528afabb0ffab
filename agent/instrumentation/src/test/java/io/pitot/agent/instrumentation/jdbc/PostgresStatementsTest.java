package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.instrumentation.Event;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresStatementsTest extends LargeCountsContract {

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
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
}
