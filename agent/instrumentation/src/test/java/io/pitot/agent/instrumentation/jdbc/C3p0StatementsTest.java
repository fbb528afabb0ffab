package io.pitot.agent.instrumentation.jdbc;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import javax.sql.DataSource;

/** Of statements that the pool keeps for the next to prepare them. */
class C3p0StatementsTest extends PooledStatementsContract {

    @Override
    DataSource open() {
        ComboPooledDataSource pool = new ComboPooledDataSource();
        pool.setJdbcUrl("jdbc:h2:mem:c3p0;DB_CLOSE_DELAY=-1");
        pool.setMaxStatements(20);
        return pool;
    }
}
