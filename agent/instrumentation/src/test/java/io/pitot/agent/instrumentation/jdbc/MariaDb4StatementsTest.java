package io.pitot.agent.instrumentation.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

class MariaDb4StatementsTest extends MariaDbContract {

    private static final DriverJar DRIVER = new DriverJar("mariadb4");

    @Override
    Connection connect(String options) throws SQLException {
        return MariaDbServer.connect(DRIVER, "mariadb", options);
    }

    @Override
    int streamed() {
        return 1;
    }
}
