package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.instrumentation.Event;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What holds for every version of the server, beside what holds for any driver. */
abstract class PostgresContract extends LargeCountsContract {

    abstract PostgresServer server();

    @Override
    Connection connect() throws SQLException {
        return server().connect("");
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
