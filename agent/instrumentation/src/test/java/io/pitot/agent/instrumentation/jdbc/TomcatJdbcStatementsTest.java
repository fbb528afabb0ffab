package io.pitot.agent.instrumentation.jdbc;

import javax.sql.DataSource;

/** Around which interceptors of the pool put proxies of their own. */
class TomcatJdbcStatementsTest extends PooledStatementsContract {

    @Override
    DataSource open() {
        var pool = new org.apache.tomcat.jdbc.pool.DataSource();
        pool.setUrl("jdbc:h2:mem:tomcat;DB_CLOSE_DELAY=-1");
        pool.setDriverClassName("org.h2.Driver");
        pool.setJdbcInterceptors("StatementDecoratorInterceptor;SlowQueryReport");
        return pool;
    }
}
