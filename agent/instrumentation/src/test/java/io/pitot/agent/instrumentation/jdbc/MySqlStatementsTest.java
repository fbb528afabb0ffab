package io.pitot.agent.instrumentation.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** MySQL's driver, which talks to MariaDB as well. */
class MySqlStatementsTest extends MariaDbContract {

    private static final DriverJar DRIVER = new DriverJar("mysql");

    @Override
    Connection connect(String options) throws SQLException {
        return MariaDbServer.connect(DRIVER, "mysql", options);
    }

    @Override
    int streamed() {
        return Integer.MIN_VALUE;
    }
}
