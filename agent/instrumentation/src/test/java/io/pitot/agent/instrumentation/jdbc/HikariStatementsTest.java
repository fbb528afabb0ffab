package io.pitot.agent.instrumentation.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** Wrappers of a pool, which are left alone: the driver's own classes count. */
class HikariStatementsTest extends PooledStatementsContract {

    @Override
    DataSource open() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:pooled;DB_CLOSE_DELAY=-1");
        config.setMaximumPoolSize(8);
        return new HikariDataSource(config);
    }
}
