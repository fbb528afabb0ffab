package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Requests;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class HsqldbStatementsTest extends ScrollableResultsContract {

    private static final DriverJar DRIVER = new DriverJar("hsqldb");

    @Override
    Connection connect() throws SQLException {
        return DRIVER.connect("jdbc:hsqldb:mem:statements", "user", "SA", "password", "");
    }

    /** It has a statement that begins a transaction, but commits each statement by itself all the same. */
    @Override
    @Test
    void transactionThatTextsBeginAndEndIsOneAsTheDatabaseShowsIt() throws Exception {
        Requests.run(() -> {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE item SET price = 2 WHERE id = 1");
                statement.execute("COMMIT");
                statement.executeUpdate("UPDATE item SET price = 2 WHERE id = 2");
                statement.executeUpdate("UPDATE item SET price = 2 WHERE id = 3");
                statement.execute("ROLLBACK");
            }
            connection.setAutoCommit(true);
        });

        List<Event> transactions = events.all(EventKind.TRANSACTION);
        assertThat(transactions).extracting(Event::count).containsExactly(1L, 2L);
        assertThat(transactions)
                .extracting(transaction -> transaction.has(EventLayout.FLAG_ROLLED_BACK))
                .containsExactly(false, true);
    }

    @Override
    String text() {
        return "CLOB(1M)";
    }

    @Override
    String bytes() {
        return "BLOB(1M)";
    }

    @Test
    void countsTheRowsOfEveryResultOfAProcedureAndTellsItsOutParameter() throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE PROCEDURE two_results(IN n INT, OUT total INT)"
                    + " READS SQL DATA DYNAMIC RESULT SETS 2 BEGIN ATOMIC"
                    + " DECLARE one CURSOR WITH RETURN FOR SELECT id FROM item WHERE id <= 2 FOR READ ONLY;"
                    + " DECLARE two CURSOR WITH RETURN FOR SELECT id FROM item WHERE id <= 3 FOR READ ONLY;"
                    + " SET total = n + 1; OPEN one; OPEN two; END");
        }
        events.clear();
        Procedures.readAllResults(connection, "{call two_results(?, ?)}", 2 + 3);

        assertThat(rowsRead(events.queries().get(0).subject())).isEqualTo(2 + 3);
        assertThat(events.queries()).hasSize(1);
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP PROCEDURE two_results");
        }
    }

    @Test
    void transactionsWithAutoCommitSwitchedByATextAreAsTheDatabaseShowsThem() throws Exception {
        requireTransactionsOfSwitches("SET AUTOCOMMIT FALSE", "SET AUTOCOMMIT TRUE");
    }
}
