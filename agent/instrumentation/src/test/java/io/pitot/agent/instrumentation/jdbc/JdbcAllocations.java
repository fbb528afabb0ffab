package io.pitot.agent.instrumentation.jdbc;

import com.sun.management.ThreadMXBean;
import io.pitot.agent.instrumentation.Requests;
import io.pitot.agent.instrumentation.WovenJvm;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Prints how many bytes a query allocates, with H2 woven and with H2 in a class loader that hides the
 * agent and is therefore left alone. A program of its own, to be run with C1 only: C2's escape analysis
 * removes some of H2's allocations in one and not in the other.
 */
final class JdbcAllocations {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int QUERIES = 500;

    /** More than the requests whose repeats are looked at closely: a stack walk allocates. */
    private static final int ROUNDS = 50;

    private JdbcAllocations() {}

    public static void main(String[] arguments) throws Exception {
        WovenJvm.transformer();
        long woven = bytes(new org.h2.Driver(), true);
        long wovenStatementOnly = bytes(new org.h2.Driver(), false);
        URL jar = org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader hidden = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader())) {
            Driver driver =
                    (Driver) hidden.loadClass("org.h2.Driver").getConstructor().newInstance();
            System.out.println("queries=" + QUERIES);
            System.out.println("closing results: woven=" + woven + " plain=" + bytes(driver, true));
            System.out.println("closing statements: woven=" + wovenStatementOnly + " plain=" + bytes(driver, false));
        }
    }

    private static long bytes(Driver driver, boolean closeResults) throws Exception {
        try (Connection connection = driver.connect("jdbc:h2:mem:", new Properties())) {
            connection.createStatement().execute("CREATE TABLE item AS SELECT x AS id FROM system_range(1, 100)");
            long[] least = {Long.MAX_VALUE};
            for (int round = 0; round < ROUNDS; round++) {
                Requests.run(() -> {
                    long before = THREADS.getCurrentThreadAllocatedBytes();
                    run(connection, closeResults);
                    least[0] = Math.min(least[0], THREADS.getCurrentThreadAllocatedBytes() - before);
                });
            }
            return least[0];
        }
    }

    private static void run(Connection connection, boolean closeResults) throws SQLException {
        for (int i = 0; i < QUERIES; i++) {
            try (PreparedStatement statement = connection.prepareStatement("SELECT id FROM item WHERE id <= ?")) {
                statement.setInt(1, 5);
                ResultSet result = statement.executeQuery();
                while (result.next()) {
                    result.getInt(1);
                }
                if (closeResults) {
                    result.close();
                }
            }
        }
    }
}
