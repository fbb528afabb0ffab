package io.pitot.benchmarks.sidebyside.app;

import io.pitot.benchmarks.still.StillConnection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Connections, and the table that is queried through them. How connections to H2 are wrapped is told by a system
 * property, since wrappers are configured in an application's code: what is compared with agents is what their
 * documentation says to write there.
 */
final class Connections {

    /** Rows of the table: ids from 1. */
    static final int ROWS = 1_000;

    private static final String URL = "jdbc:h2:mem:products;DB_CLOSE_DELAY=-1";

    private Connections() {}

    /** Makes and fills the table, where there is to be one. */
    static void createTable(Database database) throws SQLException {
        if (database == Database.STILL) {
            return;
        }
        try (Connection connection = DriverManager.getConnection(URL);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE product (id INT PRIMARY KEY, name VARCHAR(40), price INT)");
            statement.execute("INSERT INTO product SELECT x, 'product ' || x, x FROM SYSTEM_RANGE(1, " + ROWS + ")");
        }
    }

    /** A new connection, as the application under measurement gets it. */
    static Connection connect(Database database) throws SQLException {
        if (database == Database.STILL) {
            return StillConnection.open();
        }
        return switch (System.getProperty("side-by-side.connections", "plain")) {
            case "plain" -> DriverManager.getConnection(URL);
            case "p6spy" -> DriverManager.getConnection(URL.replace("jdbc:", "jdbc:p6spy:"));
            case "javamelody" -> javaMelody();
            case "datasource-proxy" -> countingProxy();
            default ->
                throw new SQLException("side-by-side.connections="
                        + System.getProperty("side-by-side.connections")
                        + ": must be plain, p6spy, javamelody or datasource-proxy");
        };
    }

    /** The driver that wraps the one it is told of. */
    private static Connection javaMelody() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("driver", "org.h2.Driver");
        try {
            Driver driver = Class.forName("net.bull.javamelody.JdbcDriver")
                    .asSubclass(Driver.class)
                    .getDeclaredConstructor()
                    .newInstance();
            return driver.connect(URL, properties);
        } catch (ReflectiveOperationException e) {
            throw new SQLException(e);
        }
    }

    /** {@code ProxyDataSourceBuilder.create(dataSource).countQuery().build().getConnection()}. */
    private static Connection countingProxy() throws SQLException {
        JdbcDataSource plain = new JdbcDataSource();
        plain.setURL(URL);
        try {
            Class<?> type = Class.forName("net.ttddyy.dsproxy.support.ProxyDataSourceBuilder");
            Method create = type.getMethod("create", DataSource.class);
            Object counting = type.getMethod("countQuery").invoke(create.invoke(null, plain));
            return ((DataSource) type.getMethod("build").invoke(counting)).getConnection();
        } catch (InvocationTargetException e) {
            throw new SQLException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new SQLException(e);
        }
    }
}
