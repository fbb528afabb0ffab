package io.pitot.agent.instrumentation.jdbc;

import com.sun.management.ThreadMXBean;
import io.pitot.agent.bootstrap.Probe;
import io.pitot.agent.bootstrap.RouteProbe;
import io.pitot.agent.bootstrap.ThreadState;
import io.pitot.agent.instrumentation.Requests;
import io.pitot.agent.instrumentation.WovenJvm;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.Driver;
import java.util.Properties;

/**
 * Prints how many bytes requests allocate in the probes, and their queries with H2 woven and with H2 in a class loader that
 * hides the agent and is therefore left alone. A program of its own, to be run with C1 only: C2's escape analysis
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
        System.out.println("requests alone: bytes=" + bytesOfRequests());
        URL jar = org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader hidden = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader())) {
            Driver left =
                    (Driver) hidden.loadClass("org.h2.Driver").getConstructor().newInstance();
            for (QueryShape shape : QueryShape.values()) {
                for (int rows : new int[] {1, QueryShape.MANY_ROWS}) {
                    long woven = bytes(new org.h2.Driver(), shape, rows);
                    long plain = bytes(left, shape, rows);
                    System.out.println(shape + " rows=" + rows + " queries=" + QUERIES + " woven=" + woven + " plain="
                            + plain + " added=" + (woven - plain));
                }
            }
        }
    }

    private static long bytes(Driver driver, QueryShape shape, int rows) throws Exception {
        try (QueryShape.Session session = new QueryShape.Session(shape, open(driver))) {
            long[] least = {Long.MAX_VALUE};
            for (int round = 0; round < ROUNDS; round++) {
                Requests.run(() -> {
                    long before = THREADS.getCurrentThreadAllocatedBytes();
                    session.run(QUERIES, rows);
                    least[0] = Math.min(least[0], THREADS.getCurrentThreadAllocatedBytes() - before);
                });
            }
            return least[0];
        }
    }

    /** What the probes of so many requests without a query allocate. */
    private static long bytesOfRequests() throws Exception {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < QUERIES; i++) {
                ThreadState state = Probe.requestEnter();
                Probe.requestMethod("GET");
                RouteProbe.servlet("", "/items");
                Probe.requestBytesOut(state, i);
                Probe.requestExit(state, 200, null);
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private static Connection open(Driver driver) throws Exception {
        return driver.connect("jdbc:h2:mem:", new Properties());
    }
}
