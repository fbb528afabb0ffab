package io.pitot.agent.instrumentation.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Wrappers of classes that nobody listed: they are woven like the driver under them, and nest. */
class P6SpyStatementsTest extends TransactionsContract {

    static {
        // Wrap, but write no log file.
        System.setProperty("p6spy.config.modulelist", "com.p6spy.engine.spy.P6SpyFactory");
    }

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:p6spy:h2:mem:wrapped;DB_CLOSE_DELAY=-1");
    }
}
