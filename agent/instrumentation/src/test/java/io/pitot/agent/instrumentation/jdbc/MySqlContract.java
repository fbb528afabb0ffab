package io.pitot.agent.instrumentation.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.XADataSource;

/** What holds for MySQL's driver, which talks to MariaDB as well. */
abstract class MySqlContract extends MariaDbContract {

    abstract DriverJar driver();

    @Override
    final Connection connect(String options) throws SQLException {
        return MariaDbServer.connect(driver(), "mysql", options);
    }

    @Override
    final int streamed() {
        return Integer.MIN_VALUE;
    }

    @Override
    XADataSource distributed() throws ReflectiveOperationException {
        return MariaDbServer.distributed(driver(), "mysql", "com.mysql.cj.jdbc.MysqlXADataSource");
    }
}
