package io.pitot.it.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.apache.commons.dbcp2.BasicDataSource;

/** Runs the {@link JdbcScript} against a database through layers that wrap the driver's objects, and prints the truth. */
public final class JdbcApp {

    private JdbcApp() {}

    /** Arguments: the URL; {@code driver}, {@code hikari}, {@code dbcp} or {@code proxies}. */
    public static void main(String[] args) throws SQLException {
        Ledger ledger = new Ledger();
        String url = args[0];
        switch (args[1]) {
            case "driver" -> {
                try (Connection connection = DriverManager.getConnection(url)) {
                    new JdbcScript(connection, ledger).run();
                }
            }
            case "proxies" -> {
                try (Connection connection = DriverManager.getConnection(url)) {
                    new JdbcScript(wrap(wrap(connection)), ledger).run();
                }
            }
            case "hikari" -> {
                HikariConfig config = new HikariConfig();
                config.setJdbcUrl(url);
                config.setMaximumPoolSize(2);
                try (HikariDataSource pool = new HikariDataSource(config);
                        Connection connection = pool.getConnection()) {
                    new JdbcScript(connection, ledger).run();
                }
            }
            case "dbcp" -> {
                try (BasicDataSource pool = new BasicDataSource()) {
                    pool.setUrl(url);
                    pool.setPoolPreparedStatements(true);
                    try (Connection connection = pool.getConnection()) {
                        new JdbcScript(connection, ledger).run();
                    }
                }
            }
            default -> throw new IllegalArgumentException(args[1]);
        }
        ledger.print();
        System.out.println("DONE");
    }

    private static Connection wrap(Connection connection) {
        return (Connection) wrap((Object) connection);
    }

    /** An object that delegates everything, as statement loggers and tracers do it. */
    private static Object wrap(Object target) {
        return Proxy.newProxyInstance(
                JdbcApp.class.getClassLoader(), interfacesOf(target), (proxy, method, arguments) -> {
                    Object result;
                    try {
                        result = method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    boolean jdbc = result instanceof Statement || result instanceof ResultSet;
                    return jdbc ? wrap(result) : result;
                });
    }

    private static Class<?>[] interfacesOf(Object target) {
        return Stream.<Class<?>>of(
                        Connection.class,
                        CallableStatement.class,
                        PreparedStatement.class,
                        Statement.class,
                        ResultSet.class)
                .filter(type -> type.isInstance(target))
                .limit(1)
                .toArray(Class<?>[]::new);
    }
}
