package io.pitot.agent.instrumentation.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;

/** Around which interceptors of the pool put proxies of their own. */
class TomcatJdbcStatementsTest extends PooledStatementsContract {

    @Override
    DataSource open() {
        var pool = new org.apache.tomcat.jdbc.pool.DataSource();
        pool.setUrl("jdbc:h2:mem:tomcat;DB_CLOSE_DELAY=-1");
        pool.setDriverClassName("org.h2.Driver");
        pool.setJdbcInterceptors("ConnectionState;StatementDecoratorInterceptor;SlowQueryReport");
        pool.setDefaultAutoCommit(true);
        return pool;
    }

    /** The pool leaves it to the next who asks for the connection: who then gets it with auto-commit, which commits. */
    @Override
    void afterClose() throws SQLException {
        connect().close();
    }
}
