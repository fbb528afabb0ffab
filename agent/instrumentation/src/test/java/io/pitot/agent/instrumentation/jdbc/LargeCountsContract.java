package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Requests;
import java.sql.PreparedStatement;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The forms of JDBC 4.2, for drivers that have them. */
abstract class LargeCountsContract extends TransactionsContract {

    @Test
    void tellsRowsChangedByLargeUpdates() throws Exception {
        Requests.run(() -> {
            try (Statement statement = connection.createStatement()) {
                assertThat(statement.executeLargeUpdate("UPDATE item SET price = 5 WHERE id <= 5"))
                        .isEqualTo(5);
                assertThat(statement.execute("UPDATE item SET price = 5 WHERE id <= 6"))
                        .isFalse();
                assertThat(statement.getLargeUpdateCount()).isEqualTo(6);
            }
            try (PreparedStatement statement = connection.prepareStatement("UPDATE item SET price = 1 WHERE id <= ?")) {
                statement.setInt(1, 7);
                assertThat(statement.executeLargeUpdate()).isEqualTo(7);
            }
        });

        assertThat(events.queries()).extracting(Event::count).containsExactly(5L, 6L, 7L);
        assertThat(events.queries()).allMatch(event -> event.has(EventLayout.FLAG_ROWS_CHANGED));
    }

    @Test
    void tellsALargeBatchAsOneQueryWithItsSize() throws Exception {
        Requests.run(() -> {
            try (PreparedStatement statement = connection.prepareStatement("UPDATE item SET price = 1 WHERE id <= ?")) {
                for (int id = 1; id <= 3; id++) {
                    statement.setInt(1, id);
                    statement.addBatch();
                }
                assertThat(statement.executeLargeBatch()).hasSize(3);
            }
        });

        Event query = events.queries().get(0);
        assertThat(events.queries()).hasSize(1);
        assertThat(query.aux()).isEqualTo(3);
        assertThat(query.count()).isEqualTo(6);
    }
}
