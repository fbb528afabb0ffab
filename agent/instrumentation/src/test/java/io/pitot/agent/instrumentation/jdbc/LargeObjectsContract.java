package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Events;
import io.pitot.agent.instrumentation.Requests;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is read after the row, of a server that takes its time meanwhile: that time is fetch time of the query that found the row. */
abstract class LargeObjectsContract {

    static final String SELECT = "SELECT picture, body FROM film WHERE id = ?";
    private static final int SIZE = 2_000_000;
    private static final byte[] PICTURE = new byte[SIZE];
    private static final String BODY = "one of many words ".repeat(SIZE / 18);

    static {
        new Random(1).nextBytes(PICTURE);
    }

    /** What a test reads of a row. */
    @FunctionalInterface
    interface Reading {
        void of(ResultSet row) throws Exception;
    }

    @RegisterExtension
    final Events events = new Events();

    Connection connection;

    /** A connection to the server's slow port. */
    abstract Connection connect() throws SQLException;

    abstract SlowedServer server();

    /** The types of columns for large bytes and for large texts. */
    abstract String columns();

    @BeforeEach
    void fillTable() throws SQLException {
        connection = connect();
        connection.setAutoCommit(false);
        if (isNew()) {
            try (PreparedStatement statement = connection.prepareStatement("INSERT INTO film VALUES (?, ?, ?)")) {
                for (int id = 1; id <= 2; id++) {
                    statement.setInt(1, id);
                    statement.setBlob(2, new ByteArrayInputStream(PICTURE), SIZE);
                    setText(statement, 3, BODY);
                    statement.executeUpdate();
                }
            }
        }
        connection.commit();
        events.clear();
    }

    private boolean isNew() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS film (id INT PRIMARY KEY, " + columns() + ")");
            try (ResultSet films = statement.executeQuery("SELECT id FROM film")) {
                return !films.next();
            }
        }
    }

    /** Sets a large text of ASCII characters. */
    void setText(PreparedStatement statement, int index, String text) throws SQLException {
        statement.setClob(index, new StringReader(text), text.length());
    }

    @AfterEach
    void closeConnection() throws SQLException {
        server().recover();
        connection.close();
    }

    @Test
    void timeInABlobIsFetchTimeOfItsQuery() throws Exception {
        isFetchTime(row -> {
            Blob picture = row.getBlob(1);
            assertThat(picture.length()).isEqualTo(SIZE);
            assertThat(picture.getBytes(1, SIZE)).isEqualTo(PICTURE);
            picture.free();
        });
    }

    @Test
    void timeInTheStreamOfABlobIsFetchTimeOfItsQuery() throws Exception {
        isFetchTime(row -> {
            try (InputStream stream = row.getBlob("picture").getBinaryStream()) {
                assertThat(stream.readAllBytes()).isEqualTo(PICTURE);
            }
        });
    }

    @Test
    void timeInAStreamThatIsReadByteByByteIsFetchTimeOfItsQuery() throws Exception {
        isFetchTime(row -> {
            try (InputStream stream = row.getBlob(1).getBinaryStream()) {
                for (int i = 0; i < 100_000; i++) {
                    assertThat((byte) stream.read()).isEqualTo(PICTURE[i]);
                }
            }
        });
    }

    @Test
    void timeInAClobIsFetchTimeOfItsQuery() throws Exception {
        isFetchTime(row -> {
            Clob body = row.getClob(2);
            assertThat(body.length()).isEqualTo(BODY.length());
            assertThat(body.getSubString(1, 100_000)).isEqualTo(BODY.substring(0, 100_000));
        });
    }

    @Test
    void timeInTheReaderOfAClobIsFetchTimeOfItsQuery() throws Exception {
        isFetchTime(row -> {
            try (Reader reader = row.getClob("body").getCharacterStream()) {
                StringWriter read = new StringWriter();
                reader.transferTo(read);
                assertThat(read.toString()).isEqualTo(BODY);
            }
        });
    }

    @Test
    void timeInAnObjectThatIsReadAfterItsResultFollowsAsAFetchWithoutRows() throws Exception {
        long[] slept = {0};
        Requests.run(() -> {
            Blob picture = find(1);
            server().slow();
            assertThat(picture.getBytes(1, SIZE)).isEqualTo(PICTURE);
            assertThat(picture.getBinaryStream().readAllBytes()).isEqualTo(PICTURE);
            slept[0] = server().recover();
        });

        Event query = only();
        Event fetch = events.only(EventKind.FETCH);
        assertThat(slept[0]).isPositive();
        assertThat(fetch.extra()).isGreaterThanOrEqualTo(slept[0]);
        assertThat(fetch.count()).isZero();
        assertThat(fetch.subject()).isEqualTo(query.subject());
        assertThat(fetch.start()).isEqualTo(query.start());
        assertThat(fetch.requestId())
                .isEqualTo(query.requestId())
                .isEqualTo(events.only(EventKind.REQUEST).requestId());
    }

    @Test
    void timeInObjectsThatAreReadInTurnCountsToTheExecutionOfEach() throws Exception {
        long[] slept = {0, 0};
        Requests.run(() -> {
            List<Blob> pictures = List.of(find(1), find(2));
            for (int turn = 0; turn < 4; turn++) {
                server().slow();
                pictures.get(turn % 2).getBytes(1 + turn, 1_000);
                slept[turn % 2] += server().recover();
            }
        });

        List<Event> queries = queries();
        assertThat(queries).hasSize(2);
        for (int i = 0; i < 2; i++) {
            long start = queries.get(i).start();
            assertThat(slept[i]).isPositive();
            assertThat(fetched(events.all(EventKind.FETCH).stream()
                            .filter(fetch -> fetch.start() == start)
                            .toList()))
                    .isGreaterThanOrEqualTo(slept[i]);
        }
    }

    @Test
    void timeInAnObjectOfAnotherRequestCountsToNone() throws Exception {
        Blob[] picture = {null};
        Requests.run(() -> picture[0] = find(1));
        Requests.run(() -> assertThat(picture[0].getBytes(1, SIZE)).isEqualTo(PICTURE));

        assertThat(queries()).hasSize(1);
        assertThat(events.all(EventKind.FETCH)).isEmpty();
    }

    @Test
    void timeInAnObjectOutsideOfRequestsIsToldAtOnce() throws Exception {
        Blob picture = find(1);
        server().slow();
        assertThat(picture.getBytes(1, SIZE)).isEqualTo(PICTURE);
        long slept = server().recover();

        assertThat(slept).isPositive();
        assertThat(fetched(events.all(EventKind.FETCH))).isGreaterThanOrEqualTo(slept);
        assertThat(events.all(EventKind.FETCH)).allMatch(fetch -> fetch.start() == only().start());
    }

    /** All of the time that the server took is in the event of the one query, and no time twice. */
    final void isFetchTime(Reading reading) throws Exception {
        long[] slept = {0};
        long start = System.nanoTime();
        Requests.run(() -> {
            try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
                statement.setInt(1, 1);
                try (ResultSet result = statement.executeQuery()) {
                    assertThat(result.next()).isTrue();
                    server().slow();
                    reading.of(result);
                    slept[0] = server().recover();
                    assertThat(result.next()).isFalse();
                }
            }
        });
        long longest = System.nanoTime() - start;

        Event query = only();
        assertThat(slept[0]).isPositive();
        assertThat(query.extra()).isGreaterThanOrEqualTo(slept[0]);
        assertThat(query.duration() + query.extra()).isLessThanOrEqualTo(longest);
        assertThat(query.count()).isEqualTo(1);
        assertThat(events.queries()).hasSize(1);
        assertThat(events.all(EventKind.FETCH)).isEmpty();
    }

    private Blob find(int id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setInt(1, id);
            try (ResultSet result = statement.executeQuery()) {
                assertThat(result.next()).isTrue();
                return result.getBlob(1);
            }
        }
    }

    private Event only() {
        List<Event> queries = queries();
        assertThat(queries).hasSize(1);
        return queries.get(0);
    }

    private List<Event> queries() {
        return events.queries().stream()
                .filter(event -> SELECT.equals(event.query()))
                .toList();
    }

    private static long fetched(List<Event> fetches) {
        return fetches.stream().mapToLong(Event::extra).sum();
    }
}
