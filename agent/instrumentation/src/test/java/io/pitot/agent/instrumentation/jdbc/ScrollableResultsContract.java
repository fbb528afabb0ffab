package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Requests;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** For drivers whose results can be read in any direction and changed: each move to a row reads a row. */
abstract class ScrollableResultsContract extends ResultsContract {

    private static final String SELECT = "SELECT id, name, price FROM item";

    @Test
    void everyMoveToARowReadsOne() throws Exception {
        int[] rows = new int[1];
        Requests.run(() -> {
            try (Statement statement = scrollable(ResultSet.CONCUR_READ_ONLY);
                    ResultSet result = statement.executeQuery(SELECT)) {
                rows[0] += result.last() ? 1 : 0;
                assertThat(result.getRow()).isEqualTo(10);
                rows[0] += result.first() ? 1 : 0;
                rows[0] += result.absolute(4) ? 1 : 0;
                rows[0] += result.relative(-2) ? 1 : 0;
                assertThat(result.getRow()).isEqualTo(2);
                rows[0] += result.previous() ? 1 : 0;
                assertThat(result.previous()).isFalse();
                assertThat(result.absolute(99)).isFalse();
                result.beforeFirst();
                rows[0] += read(result);
            }
        });

        assertThat(rows[0]).isEqualTo(15);
        assertThat(queries(SELECT)).extracting(Event::count).containsExactly(15L);
        assertThat(queries(SELECT)).allMatch(event -> event.has(EventLayout.FLAG_ROWS_READ));
    }

    @Test
    void rowsThatAreChangedInTheResultCountWhenTheyAreRead() throws Exception {
        Requests.run(() -> {
            try (Statement statement = scrollable(ResultSet.CONCUR_UPDATABLE);
                    ResultSet result = statement.executeQuery(SELECT)) {
                assertThat(result.next()).isTrue();
                result.updateString(2, "changed");
                result.updateRow();
                assertThat(result.next()).isTrue();
                assertThat(result.next()).isTrue();
                result.deleteRow();
                result.moveToInsertRow();
                result.updateInt(1, 77);
                result.updateString(2, "inserted");
                result.updateDouble(3, 7.5);
                result.insertRow();
                result.moveToCurrentRow();
            }
        });

        assertThat(queries(SELECT)).extracting(Event::count).containsExactly(3L);
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT id FROM item WHERE name IN ('changed', 'inserted') OR id = 3 ORDER BY id")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getInt(1)).isEqualTo(1);
            assertThat(result.next()).isTrue();
            assertThat(result.getInt(1)).isEqualTo(77);
            assertThat(result.next()).isFalse();
        }
    }

    private Statement scrollable(int concurrency) throws SQLException {
        return connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, concurrency);
    }
}
