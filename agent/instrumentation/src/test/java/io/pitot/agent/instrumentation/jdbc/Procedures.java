package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.instrumentation.Requests;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Types;

/** Calls of stored procedures that take a number, return results and put the number's successor into their second parameter. */
final class Procedures {

    private Procedures() {}

    /** Calls one in a request and reads all its results, of so many rows. */
    static void readAllResults(Connection connection, String call, int expectedRows) throws Exception {
        Requests.run(() -> {
            try (CallableStatement statement = connection.prepareCall(call)) {
                statement.setInt(1, 41);
                statement.registerOutParameter(2, Types.INTEGER);
                int rows = 0;
                boolean isResult = statement.execute();
                while (isResult || statement.getUpdateCount() != -1) {
                    if (isResult) {
                        try (ResultSet result = statement.getResultSet()) {
                            rows += StatementsContract.read(result);
                        }
                    }
                    isResult = statement.getMoreResults();
                }
                assertThat(rows).isEqualTo(expectedRows);
                assertThat(statement.getInt(2)).isEqualTo(42);
            }
        });
    }
}
