package io.pitot.agent.instrumentation.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

class H2StatementsTest extends LargeCountsContract {

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:mem:statements;DB_CLOSE_DELAY=-1");
    }
}
