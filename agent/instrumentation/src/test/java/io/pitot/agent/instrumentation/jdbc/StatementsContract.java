package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Events;
import io.pitot.agent.instrumentation.Requests;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds for the events of any driver, checked against what the test itself ran and read. */
abstract class StatementsContract {

    private static final String SELECT = "SELECT id, name FROM item WHERE id <= ? ORDER BY id";
    private static final int ROWS = 10;

    @RegisterExtension
    final Events events = new Events();

    Connection connection;

    abstract Connection connect() throws SQLException;

    /** What the agent calls a key that is there already. */
    String duplicateKey() {
        return "23505";
    }

    @BeforeEach
    void createTable() throws SQLException {
        // One for the whole JVM, which a pool of another test sets to its own patience.
        DriverManager.setLoginTimeout(0);
        connection = connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS item");
            statement.execute("CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR(20), price DOUBLE PRECISION)");
            for (int id = 1; id <= ROWS; id++) {
                statement.execute("INSERT INTO item VALUES (" + id + ", 'n" + id + "', 1.5)");
            }
        }
        events.clear();
    }

    @AfterEach
    void closeConnection() throws SQLException {
        connection.close();
    }

    @Test
    void tellsRowsReadAndFetchTimeOfAPreparedQuery() throws Exception {
        Requests.run(() -> assertThat(select(7)).isEqualTo(7));

        Event query = events.only(EventKind.QUERY);
        assertThat(query.query()).isEqualTo("SELECT id, name FROM item WHERE id <= ? ORDER BY id");
        assertThat(query.has(EventLayout.FLAG_ROWS_READ)).isTrue();
        assertThat(query.count()).isEqualTo(7);
        assertThat(query.duration()).isPositive();
        assertThat(query.extra()).isPositive();
        assertThat(query.requestId()).isEqualTo(events.only(EventKind.REQUEST).requestId());
        assertThat(query.has(EventLayout.FLAG_UNCLOSED)).isFalse();
        assertThat(query.has(EventLayout.FLAG_ERROR)).isFalse();
        assertThat(events.all(EventKind.FETCH)).isEmpty();
    }

    @Test
    void publishesAtOnceOutsideOfARequestAndTellsTheRowsLater() throws Exception {
        assertThat(select(4)).isEqualTo(4);

        Event query = events.only(EventKind.QUERY);
        Event fetch = events.only(EventKind.FETCH);
        assertThat(query.requestId()).isZero();
        assertThat(query.count()).isZero();
        assertThat(fetch.count()).isEqualTo(4);
        assertThat(fetch.subject()).isEqualTo(query.subject());
        assertThat(fetch.start()).isEqualTo(query.start());
    }

    @Test
    void countsRowsOfALiteralQueryOnAPlainStatement() throws Exception {
        Requests.run(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT id FROM item WHERE id <= 3")) {
                assertThat(read(result)).isEqualTo(3);
            }
        });

        Event query = events.only(EventKind.QUERY);
        assertThat(query.query()).isEqualTo("SELECT id FROM item WHERE id <= ?");
        assertThat(query.count()).isEqualTo(3);
    }

    @Test
    void tellsWhichExecutionsSkipAThousandRowsAndMore() throws Exception {
        Requests.run(() -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT id FROM item WHERE id <= ? ORDER BY id LIMIT 20 OFFSET ?")) {
                statement.setInt(1, 5_000);
                for (Number skipped : List.of(0, 1_000, 999, 4_000L)) {
                    statement.setObject(2, skipped);
                    read(statement.executeQuery());
                }
                statement.setInt(2, 2_000);
                read(statement.executeQuery());
            }
            try (Statement statement = connection.createStatement()) {
                read(statement.executeQuery("SELECT id FROM item ORDER BY id LIMIT 20 OFFSET 10"));
                for (int skipped = 900; skipped < 1_200; skipped += 100) {
                    read(statement.executeQuery("SELECT id FROM item ORDER BY id LIMIT 20 OFFSET " + skipped));
                }
            }
        });

        assertThat(events.queries())
                .extracting(event -> event.has(EventLayout.FLAG_SKIPPED))
                .containsExactly(false, true, false, true, true, false, false, true, true);
    }

    @Test
    void tellsRowsChangedByEveryUpdateForm() throws Exception {
        Requests.run(() -> {
            try (Statement statement = connection.createStatement()) {
                assertThat(statement.executeUpdate("UPDATE item SET price = 2 WHERE id <= 2"))
                        .isEqualTo(2);
                statement.executeUpdate("UPDATE item SET price = 3 WHERE id <= 3", Statement.NO_GENERATED_KEYS);
            }
            try (PreparedStatement statement = connection.prepareStatement("UPDATE item SET price = ? WHERE id <= ?")) {
                statement.setDouble(1, 6);
                statement.setInt(2, 6);
                assertThat(statement.executeUpdate()).isEqualTo(6);
            }
        });

        assertThat(events.queries()).extracting(Event::count).containsExactly(2L, 3L, 6L);
        assertThat(events.queries()).allMatch(event -> event.has(EventLayout.FLAG_ROWS_CHANGED));
        assertThat(events.queries()).extracting(Event::query).containsOnly("UPDATE item SET price = ? WHERE id <= ?");
    }

    @Test
    void tellsRowsChangedByAnUpdateThatNamesItsKeys() throws Exception {
        Requests.run(() -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE item SET price = 4 WHERE id <= 4", new String[] {"id"});
            }
        });

        Event query = events.only(EventKind.QUERY);
        assertThat(query.count()).isEqualTo(4);
        assertThat(query.has(EventLayout.FLAG_ROWS_CHANGED)).isTrue();
    }

    @Test
    void tellsWhatExecuteCameTo() throws Exception {
        Requests.run(() -> {
            try (Statement statement = connection.createStatement()) {
                assertThat(statement.execute("SELECT id FROM item")).isTrue();
                try (ResultSet result = statement.getResultSet()) {
                    assertThat(read(result)).isEqualTo(ROWS);
                }
                assertThat(statement.execute("UPDATE item SET price = 0 WHERE id <= 5"))
                        .isFalse();
                assertThat(statement.getUpdateCount()).isEqualTo(5);
            }
            try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
                statement.setInt(1, 2);
                assertThat(statement.execute()).isTrue();
                try (ResultSet result = statement.getResultSet()) {
                    assertThat(read(result)).isEqualTo(2);
                }
            }
        });

        assertThat(events.queries()).extracting(Event::count).containsExactly((long) ROWS, 5L, 2L);
        assertThat(events.queries())
                .extracting(event -> event.has(EventLayout.FLAG_ROWS_READ))
                .containsExactly(true, false, true);
        assertThat(events.queries())
                .extracting(event -> event.has(EventLayout.FLAG_ROWS_CHANGED))
                .containsExactly(false, true, false);
    }

    @Test
    void tellsABatchAsOneQueryWithItsSize() throws Exception {
        Requests.run(() -> {
            try (PreparedStatement statement = connection.prepareStatement("UPDATE item SET price = ? WHERE id = ?")) {
                for (int id = 1; id <= 4; id++) {
                    statement.setDouble(1, id);
                    statement.setInt(2, id);
                    statement.addBatch();
                }
                assertThat(statement.executeBatch()).hasSize(4);
                statement.setDouble(1, 0);
                statement.setInt(2, 100);
                statement.addBatch();
                statement.clearBatch();
                statement.setInt(2, 1);
                statement.addBatch();
                assertThat(statement.executeBatch()).hasSize(1);
            }
            try (Statement statement = connection.createStatement()) {
                statement.addBatch("UPDATE item SET price = 1 WHERE id <= 2");
                statement.addBatch("UPDATE item SET price = 1 WHERE id <= 3");
                statement.executeBatch();
            }
        });

        List<Event> queries = events.queries();
        assertThat(queries).allMatch(event -> event.has(EventLayout.FLAG_BATCH));
        assertThat(queries).extracting(Event::aux).containsExactly(4, 1, 2);
        assertThat(queries).extracting(Event::count).containsExactly(4L, 1L, 5L);
        assertThat(queries)
                .extracting(Event::query)
                .containsExactly(
                        "UPDATE item SET price = ? WHERE id = ?",
                        "UPDATE item SET price = ? WHERE id = ?",
                        "UPDATE item SET price = ? WHERE id <= ?");
    }

    @Test
    void namesErrorsByTheirSqlState() throws Exception {
        Requests.run(() -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("INSERT INTO item (id, name) VALUES (?, ?)")) {
                statement.setInt(1, 1);
                statement.setString(2, "again");
                assertThatThrownBy(statement::executeUpdate).isInstanceOf(SQLException.class);
            }
        });

        Event query = events.only(EventKind.QUERY);
        assertThat(query.has(EventLayout.FLAG_ERROR)).isTrue();
        assertThat(query.error(false)).isEqualTo(duplicateKey());
    }

    @Test
    void hashesArgumentsEqualWhereValuesAre() throws Exception {
        Requests.run(() -> {
            select(3);
            select(5);
            select(3);
        });

        List<Long> hashes = events.queries().stream().map(Event::hash).toList();
        assertThat(hashes.get(0)).isEqualTo(hashes.get(2)).isNotEqualTo(hashes.get(1));
        assertThat(events.queries()).allMatch(event -> event.has(EventLayout.FLAG_ARGUMENTS));
    }

    @Test
    void hashesArgumentsOfEveryTypeAndNull() throws Exception {
        String sql = "SELECT id FROM item WHERE name = ? AND price = ? AND id = ?";
        Requests.run(() -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int variant = 0; variant < 5; variant++) {
                    if (variant == 4) {
                        statement.setNull(1, java.sql.Types.VARCHAR);
                    } else {
                        statement.setString(1, variant == 1 ? "other" : "same");
                    }
                    statement.setDouble(2, variant == 2 ? 2.5 : 1.5);
                    statement.setObject(3, variant == 3 ? 2 : 1);
                    statement.executeQuery().close();
                }
            }
        });

        assertThat(events.queries())
                .extracting(Event::hash)
                .doesNotHaveDuplicates()
                .hasSize(5);
    }

    @Test
    void tellsLiteralsOfOneFingerprintApart() throws Exception {
        Requests.run(() -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeQuery("SELECT id FROM item WHERE name = 'a'").close();
                statement.executeQuery("SELECT id FROM item WHERE name = 'b'").close();
                statement.executeQuery("SELECT id FROM item WHERE name = 'a'").close();
            }
        });

        List<Event> queries = events.queries();
        assertThat(queries)
                .extracting(Event::subject)
                .containsOnly(queries.get(0).subject());
        assertThat(queries.get(0).hash())
                .isEqualTo(queries.get(2).hash())
                .isNotEqualTo(queries.get(1).hash());
    }

    @Test
    void countsEachExecutionOfAReusedStatement() throws Exception {
        Requests.run(() -> {
            try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
                for (int rows = 1; rows <= 5; rows++) {
                    statement.setInt(1, rows);
                    try (ResultSet result = statement.executeQuery()) {
                        assertThat(read(result)).isEqualTo(rows);
                    }
                }
            }
        });

        assertThat(events.queries()).extracting(Event::count).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void executingAgainEndsTheOpenResultAndALateCloseHarmsNoOther() throws Exception {
        Requests.run(() -> {
            try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
                statement.setInt(1, 5);
                ResultSet first = statement.executeQuery();
                assertThat(first.next()).isTrue();
                statement.setInt(1, 3);
                ResultSet second = statement.executeQuery();
                assertThat(second.next()).isTrue();
                first.close();
                try (PreparedStatement other = connection.prepareStatement(SELECT)) {
                    other.setInt(1, 8);
                    try (ResultSet third = other.executeQuery()) {
                        assertThat(second.next()).isTrue();
                        assertThat(read(third)).isEqualTo(8);
                        assertThat(second.next()).isTrue();
                        assertThat(second.next()).isFalse();
                    }
                }
                second.close();
            }
        });

        assertThat(events.queries()).extracting(Event::count).containsExactly(1L, 8L, 3L);
        assertThat(events.all(EventKind.FETCH)).isEmpty();
    }

    @Test
    void closingTheStatementEndsItsResult() throws Exception {
        Requests.run(() -> {
            try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
                statement.setInt(1, 6);
                ResultSet result = statement.executeQuery();
                assertThat(result.next()).isTrue();
                assertThat(result.next()).isTrue();
            }
        });

        Event query = events.only(EventKind.QUERY);
        assertThat(query.count()).isEqualTo(2);
        assertThat(query.has(EventLayout.FLAG_UNCLOSED)).isFalse();
    }

    @Test
    void marksResultsLeftOpenAndTellsLaterWhatWasReadAfterTheRequest() throws Exception {
        ResultSet[] left = new ResultSet[1];
        Requests.run(() -> {
            PreparedStatement statement = connection.prepareStatement(SELECT);
            statement.setInt(1, 6);
            left[0] = statement.executeQuery();
            assertThat(left[0].next()).isTrue();
        });
        Event query = events.only(EventKind.QUERY);
        assertThat(query.has(EventLayout.FLAG_UNCLOSED)).isTrue();
        assertThat(query.count()).isEqualTo(1);

        assertThat(read(left[0])).isEqualTo(5);
        left[0].getStatement().close();
        left[0].close();

        Event fetch = events.only(EventKind.FETCH);
        assertThat(fetch.count()).isEqualTo(5);
        assertThat(fetch.requestId()).isEqualTo(query.requestId());
        assertThat(fetch.start()).isEqualTo(query.start());
    }

    @Test
    void keepsCountingBeyondTheOpenResultsThatAThreadHoldsBack() throws Exception {
        int many = 100;
        Requests.run(() -> {
            PreparedStatement[] open = new PreparedStatement[many];
            for (int i = 0; i < many; i++) {
                open[i] = connection.prepareStatement(SELECT);
                open[i].setInt(1, 2);
                assertThat(read(open[i].executeQuery())).isEqualTo(2);
            }
            for (PreparedStatement statement : open) {
                statement.close();
            }
        });

        LongStream rows = events.all().stream()
                .filter(event -> event.kind() == EventKind.QUERY || event.kind() == EventKind.FETCH)
                .mapToLong(Event::count);
        assertThat(events.queries()).hasSize(many);
        assertThat(rows.sum()).isEqualTo(2L * many);
    }

    @Test
    void countsEachThreadsQueriesExactly() throws Exception {
        int threads = 4;
        int queries = 200;
        Thread[] running = new Thread[threads];
        Throwable[] failed = new Throwable[threads];
        Connection[] connections = new Connection[threads];
        for (int i = 0; i < threads; i++) {
            connections[i] = connect();
        }
        // Drivers run statements of their own as they connect.
        events.clear();
        for (int i = 0; i < threads; i++) {
            int index = i;
            running[i] = new Thread(() -> {
                try (Connection own = connections[index]) {
                    for (int n = 0; n < queries; n++) {
                        Requests.run(() -> {
                            try (PreparedStatement statement = own.prepareStatement(SELECT)) {
                                statement.setInt(1, 3);
                                try (ResultSet result = statement.executeQuery()) {
                                    assertThat(read(result)).isEqualTo(3);
                                }
                            }
                        });
                    }
                } catch (Throwable thrown) {
                    failed[index] = thrown;
                }
            });
            running[i].start();
        }
        for (Thread thread : running) {
            thread.join();
        }

        assertThat(failed).containsOnlyNulls();
        assertThat(events.queries()).hasSize(threads * queries).allMatch(event -> event.count() == 3);
        assertThat(events.queries().stream().map(Event::requestId).distinct()).hasSize(threads * queries);
    }

    @Test
    void resultReadAndClosedByAnotherThreadIsStillCountedOnce() throws Exception {
        Requests.run(() -> {
            PreparedStatement statement = connection.prepareStatement(SELECT);
            statement.setInt(1, 4);
            ResultSet result = statement.executeQuery();
            Thread reader = new Thread(() -> {
                try {
                    read(result);
                    result.close();
                    statement.close();
                } catch (SQLException thrown) {
                    throw new IllegalStateException(thrown);
                }
            });
            reader.start();
            reader.join();
        });

        Event query = events.only(EventKind.QUERY);
        assertThat(query.count()).isEqualTo(4);
        assertThat(query.has(EventLayout.FLAG_UNCLOSED)).isFalse();
        assertThat(events.all(EventKind.FETCH)).isEmpty();
    }

    private int select(int atMost) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setInt(1, atMost);
            try (ResultSet result = statement.executeQuery()) {
                return read(result);
            }
        }
    }

    static int read(ResultSet result) throws SQLException {
        int rows = 0;
        while (result.next()) {
            rows++;
        }
        return rows;
    }
}
