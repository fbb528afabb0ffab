package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class HsqldbStatementsTest extends ScrollableResultsContract {

    private static final DriverJar DRIVER = new DriverJar("hsqldb");

    @Override
    Connection connect() throws SQLException {
        return DRIVER.connect("jdbc:hsqldb:mem:statements", "user", "SA", "password", "");
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
}
