package io.pitot.agent.instrumentation.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Wrappers that are JDK proxies, all the way down to the result set. */
class ProxiedStatementsTest extends ScrollableResultsContract {

    @Override
    Connection connect() throws SQLException {
        return wrap(Connection.class, DriverManager.getConnection("jdbc:h2:mem:proxied;DB_CLOSE_DELAY=-1"));
    }

    private static <T> T wrap(Class<T> type, Object delegate) {
        return type.cast(Proxy.newProxyInstance(
                ProxiedStatementsTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object result;
                    try {
                        result = method.invoke(delegate, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                    for (Class<?> wrapped :
                            new Class<?>[] {PreparedStatement.class, Statement.class, ResultSet.class}) {
                        if (wrapped.isInstance(result)) {
                            return wrap(wrapped, result);
                        }
                    }
                    return result;
                }));
    }
}
