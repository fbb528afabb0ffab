package io.pitot.agent.instrumentation;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A pool of a library in another class loader. */
public final class ObservedSource implements AutoCloseable {

    private final DataSource source;

    /** Around a data source. */
    public ObservedSource(Object source) {
        this.source = (DataSource) source;
    }

    public DataSource source() {
        return source;
    }

    public Connection connect() throws SQLException {
        return source.getConnection();
    }

    /** Has the pool open its two connections; both are idle then. */
    void openBoth() throws SQLException {
        Connection first = connect();
        connect().close();
        first.close();
    }

    /** Every pool has such a method; it is no {@code AutoCloseable} in all of them. */
    @Override
    public void close() throws ReflectiveOperationException {
        source.getClass().getMethod("close").invoke(source);
    }
}
