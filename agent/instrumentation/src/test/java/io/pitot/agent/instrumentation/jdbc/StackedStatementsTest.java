package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.pitot.agent.bootstrap.EventKind;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Wrappers above and below a pool: datasource-proxy over HikariCP over P6Spy over H2. */
class StackedStatementsTest extends TransactionsContract {

    private static HikariDataSource pool;
    private static DataSource source;

    @BeforeAll
    static void open() {
        System.setProperty("p6spy.config.modulelist", "com.p6spy.engine.spy.P6SpyFactory");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:p6spy:h2:mem:stacked;DB_CLOSE_DELAY=-1");
        config.setMaximumPoolSize(8);
        pool = new HikariDataSource(config);
        source = ProxyDataSourceBuilder.create("proxy", pool).proxyResultSet().build();
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Override
    Connection connect() throws SQLException {
        return source.getConnection();
    }

    @Test
    void asksThePoolOnceForAConnection() throws SQLException {
        connect().close();

        assertThat(events.all(EventKind.POOL_WAIT)).hasSize(1);
        assertThat(events.queries()).isEmpty();
    }
}
