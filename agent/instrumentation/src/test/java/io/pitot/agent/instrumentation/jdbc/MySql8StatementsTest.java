package io.pitot.agent.instrumentation.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

class MySql8StatementsTest extends MariaDbContract {

    private static final DriverJar DRIVER = new DriverJar("mysql8");

    @Override
    Connection connect(String options) throws SQLException {
        return MariaDbServer.connect(DRIVER, "mysql", options);
    }

    @Override
    int streamed() {
        return Integer.MIN_VALUE;
    }
}
