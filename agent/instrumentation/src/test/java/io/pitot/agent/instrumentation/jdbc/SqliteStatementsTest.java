package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Requests;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStatementsTest extends ResultsContract {

    private static final DriverJar DRIVER = new DriverJar("sqlite");

    @TempDir
    private static Path folder;

    @Override
    Connection connect() throws SQLException {
        return DRIVER.connect("jdbc:sqlite:" + folder.resolve("statements.db"));
    }

    @Override
    Class<? extends SQLException> failedBatch() {
        return SQLException.class;
    }

    /** The driver's statement has one result set, which closes for all executions. */
    @Override
    int rowsAfterLateCloses() {
        return 0;
    }

    @Override
    String numbered() {
        return "INTEGER PRIMARY KEY AUTOINCREMENT";
    }

    /** The driver's exceptions have no SQLState. */
    @Override
    String duplicateKey() {
        return "org.sqlite.SQLiteException";
    }

    /** The driver does not take names of keys. */
    @Override
    @Test
    void tellsRowsChangedByAnUpdateThatNamesItsKeys() throws Exception {
        Requests.run(() -> {
            try (Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.executeUpdate("UPDATE item SET price = 4", new String[] {"id"}))
                        .isInstanceOf(SQLFeatureNotSupportedException.class);
            }
        });

        assertThat(events.only(EventKind.QUERY).has(EventLayout.FLAG_ERROR)).isTrue();
    }

    /** The driver's statement has one result set, which closes for all executions. */
    @Override
    @Test
    void executingAgainEndsTheOpenResultAndALateCloseHarmsNoOther() throws Exception {
        Requests.run(() -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT id FROM item WHERE id <= ?")) {
                statement.setInt(1, 5);
                ResultSet first = statement.executeQuery();
                assertThat(first.next()).isTrue();
                statement.setInt(1, 3);
                ResultSet second = statement.executeQuery();
                assertThat(second).isSameAs(first);
                assertThat(second.next()).isTrue();
                assertThat(second.next()).isTrue();
                first.close();
                assertThat(second.next()).isFalse();
            }
        });

        assertThat(events.queries()).extracting(Event::count).containsExactly(1L, 2L);
        assertThat(events.all(EventKind.FETCH)).isEmpty();
    }

    /** The driver runs the first of them alone, and the others where it is asked for an update. */
    @Test
    void textsOfSeveralStatementsAreNoTransaction() throws Exception {
        Requests.run(() -> {
            run("BEGIN; UPDATE item SET price = 2 WHERE id = 1; COMMIT");
            assertThat(changed()).isEmpty();
            run("ROLLBACK");
        });

        assertThat(events.all(EventKind.TRANSACTION)).isEmpty();
    }
}
