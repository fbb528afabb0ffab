package io.pitot.agent.instrumentation.jdbc;

import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;

/** Of statements that the pool keeps for the next to prepare them. */
class DbcpStatementsTest extends PooledStatementsContract {

    @Override
    DataSource open() {
        BasicDataSource pool = new BasicDataSource();
        pool.setUrl("jdbc:h2:mem:dbcp;DB_CLOSE_DELAY=-1");
        pool.setPoolPreparedStatements(true);
        return pool;
    }
}
