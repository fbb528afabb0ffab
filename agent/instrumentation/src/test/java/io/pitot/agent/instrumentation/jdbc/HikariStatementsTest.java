package io.pitot.agent.instrumentation.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Wrappers of a pool, which are left alone: the driver's own classes count. */
class HikariStatementsTest extends ScrollableResultsContract {

    private static HikariDataSource pool;

    @BeforeAll
    static void open() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:pooled;DB_CLOSE_DELAY=-1");
        config.setMaximumPoolSize(8);
        pool = new HikariDataSource(config);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Override
    Connection connect() throws SQLException {
        return pool.getConnection();
    }
}
