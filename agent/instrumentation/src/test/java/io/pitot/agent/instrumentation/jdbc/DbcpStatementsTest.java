package io.pitot.agent.instrumentation.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A pool that keeps the driver's statements open and gives them out again. */
class DbcpStatementsTest extends ScrollableResultsContract {

    private static BasicDataSource pool;

    @BeforeAll
    static void open() {
        pool = new BasicDataSource();
        pool.setUrl("jdbc:h2:mem:kept;DB_CLOSE_DELAY=-1");
        pool.setPoolPreparedStatements(true);
    }

    @AfterAll
    static void close() throws SQLException {
        pool.close();
    }

    @Override
    Connection connect() throws SQLException {
        return pool.getConnection();
    }
}
