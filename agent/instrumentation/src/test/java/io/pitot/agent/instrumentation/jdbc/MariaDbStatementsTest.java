package io.pitot.agent.instrumentation.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

class MariaDbStatementsTest extends MariaDbContract {

    private static final DriverJar DRIVER = new DriverJar("mariadb");

    @Override
    Connection connect(String options) throws SQLException {
        return MariaDbServer.connect(DRIVER, "mariadb", options);
    }

    @Override
    int streamed() {
        return 1;
    }
}
