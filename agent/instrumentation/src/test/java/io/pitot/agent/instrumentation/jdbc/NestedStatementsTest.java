package io.pitot.agent.instrumentation.jdbc;

import io.pitot.sample.NestedConnection;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Woven methods that call the woven methods of their superclass, above a woven driver. */
class NestedStatementsTest extends TransactionsContract {

    @Override
    Connection connect() throws SQLException {
        return new NestedConnection(DriverManager.getConnection("jdbc:h2:mem:nested;DB_CLOSE_DELAY=-1"));
    }
}
