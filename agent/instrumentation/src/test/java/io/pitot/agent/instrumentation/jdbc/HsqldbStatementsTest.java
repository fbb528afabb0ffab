package io.pitot.agent.instrumentation.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

class HsqldbStatementsTest extends LargeCountsContract {

    private static final DriverJar DRIVER = new DriverJar("hsqldb");

    @Override
    Connection connect() throws SQLException {
        return DRIVER.connect("jdbc:hsqldb:mem:statements", "user", "SA", "password", "");
    }
}
