package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Requests;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class H2StatementsTest extends ScrollableResultsContract {

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:mem:statements;DB_CLOSE_DELAY=-1");
    }

    @Test
    void hashesArgumentsOfCallableStatementsByIndexAndByName() throws Exception {
        Requests.run(() -> {
            try (CallableStatement statement = connection.prepareCall("CALL ABS(?)")) {
                String name = statement.getMetaData().getColumnLabel(1);
                for (int value : new int[] {1, 2, 1}) {
                    statement.setInt(1, value);
                    statement.executeQuery().close();
                }
                for (int value : new int[] {1, 2, 1}) {
                    statement.setInt(name, value);
                    statement.executeQuery().close();
                }
            }
        });

        List<Event> queries = events.queries();
        assertThat(queries).hasSize(6);
        assertThat(queries.get(0).hash())
                .isEqualTo(queries.get(2).hash())
                .isNotEqualTo(queries.get(1).hash());
        assertThat(queries.get(3).hash())
                .isEqualTo(queries.get(5).hash())
                .isNotEqualTo(queries.get(4).hash());
    }
}
