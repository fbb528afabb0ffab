package io.pitot.sample;

import com.p6spy.engine.common.ConnectionInformation;
import com.p6spy.engine.common.PreparedStatementInformation;
import com.p6spy.engine.common.ResultSetInformation;
import com.p6spy.engine.event.JdbcEventListener;
import com.p6spy.engine.event.SimpleJdbcEventListener;
import com.p6spy.engine.wrapper.ConnectionWrapper;
import com.p6spy.engine.wrapper.PreparedStatementWrapper;
import com.p6spy.engine.wrapper.ResultSetWrapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A driver whose classes override what their superclasses implement and call it, as MySQL's and Oracle's
 * do: the same object passes through two woven methods.
 */
public final class NestedConnection extends ConnectionWrapper {

    private static final JdbcEventListener NOBODY = new SimpleJdbcEventListener() {};

    private final Connection delegate;

    /** @param delegate the real connection */
    public NestedConnection(Connection delegate) {
        super(delegate, NOBODY, ConnectionInformation.fromTestConnection(delegate));
        this.delegate = delegate;
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        return new Statement(delegate.prepareStatement(sql), sql, this);
    }

    private static final class Statement extends PreparedStatementWrapper {

        private final PreparedStatementInformation information;

        Statement(PreparedStatement delegate, String sql, NestedConnection connection) {
            this(delegate, new PreparedStatementInformation(connection.getConnectionInformation(), sql));
        }

        private Statement(PreparedStatement delegate, PreparedStatementInformation information) {
            super(delegate, information, NOBODY);
            this.information = information;
        }

        @Override
        public void setInt(int index, int value) throws SQLException {
            super.setInt(index, value);
        }

        @Override
        public ResultSet executeQuery() throws SQLException {
            return new Result(super.executeQuery(), new ResultSetInformation(information));
        }

        @Override
        public int executeUpdate() throws SQLException {
            return super.executeUpdate();
        }

        @Override
        public boolean execute() throws SQLException {
            return super.execute();
        }

        @Override
        public void addBatch() throws SQLException {
            super.addBatch();
        }

        @Override
        public int[] executeBatch() throws SQLException {
            return super.executeBatch();
        }

        @Override
        public void close() throws SQLException {
            super.close();
        }
    }

    private static final class Result extends ResultSetWrapper {

        Result(ResultSet delegate, ResultSetInformation information) {
            super(delegate, information, NOBODY);
        }

        @Override
        public boolean next() throws SQLException {
            return super.next();
        }

        @Override
        public void close() throws SQLException {
            super.close();
        }
    }
}
