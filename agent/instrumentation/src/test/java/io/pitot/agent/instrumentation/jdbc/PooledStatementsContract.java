package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.instrumentation.ObservedSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Statements of a pool's connections, whose wrappers are left alone: the driver's own classes count. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PooledStatementsContract extends ScrollableResultsContract {

    private ObservedSource pool;

    /** A pool with room for several threads. */
    abstract DataSource open() throws SQLException;

    @BeforeAll
    void openPool() throws SQLException {
        pool = new ObservedSource(open());
    }

    @AfterAll
    void closePool() throws ReflectiveOperationException {
        pool.close();
    }

    @Override
    Connection connect() throws SQLException {
        return pool.connect();
    }
}
