package io.pitot.agent.instrumentation.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.XADataSource;

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

    @Override
    XADataSource distributed() throws ReflectiveOperationException {
        return MariaDbServer.distributed(DRIVER, "mariadb", "org.mariadb.jdbc.MariaDbDataSource");
    }
}
