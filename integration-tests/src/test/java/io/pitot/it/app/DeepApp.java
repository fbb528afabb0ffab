package io.pitot.it.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs queries where the stack ends, at every distance from its end, in a job and on a thread outside of any; and then, on the same threads,
 * queries as any other application.
 */
public final class DeepApp {

    /** How often the stack is full, on each of the two threads. */
    public static final int DIVES = 1_500;

    /** Runs of the job that follows, and queries of each; as many queries on the other thread. */
    public static final int RUNS = 50;

    public static final int QUERIES = 3;

    private static final int DISTANCES = 400;
    private static final long STACK = 512 << 10;

    private int overflows;
    private volatile boolean isEndless = true;
    private final AtomicInteger runs = new AtomicInteger();

    private DeepApp() {}

    /** No arguments. Prints how often the stack was full. */
    public static void main(String[] args) throws Exception {
        DeepApp app = new DeepApp();
        warmUp();
        Thread outside = new Thread(null, app::outside, "outside", STACK);
        outside.start();
        outside.join();
        app.job();
        System.out.println("OVERFLOWS " + app.overflows);
        System.out.println("DONE");
    }

    private static void warmUp() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:warm")) {
            for (int i = 0; i < 2_000; i++) {
                query(connection, "q_warm");
            }
        }
    }

    private void outside() {
        dive("deep");
        after("q_outside", RUNS * QUERIES);
    }

    private void job() throws InterruptedException {
        ScheduledExecutorService scheduler =
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(null, task, "job", STACK));
        ScheduledFuture<?> unused = scheduler.scheduleWithFixedDelay(new Diving(), 0, 1, TimeUnit.MILLISECONDS);
        while (runs.get() <= RUNS) {
            Thread.sleep(5);
        }
        scheduler.shutdown();
        scheduler.awaitTermination(1, TimeUnit.MINUTES);
    }

    /** Dives at its first run, and not at those that follow, so many. */
    private final class Diving implements Runnable {
        @Override
        public void run() {
            int run = runs.get();
            if (run == 0) {
                dive("deeper");
            } else if (run <= RUNS) {
                after("q_job", QUERIES);
            }
            runs.incrementAndGet();
        }
    }

    private void dive(String database) {
        for (int i = 0; i < DIVES; i++) {
            // Another connection for each: what a driver is left in by an error is its own matter.
            try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + database + i % 50)) {
                descend(i % DISTANCES, connection);
            } catch (SQLException | RuntimeException | LinkageError | StackOverflowError ofTheDriver) {
                // See above.
            }
        }
    }

    /** Goes on until the stack is full, and on the way back runs a query so many frames above that. Answers how many it is above. */
    private int descend(int distance, Connection connection) {
        int above;
        try {
            above = isEndless ? descend(distance, connection) + 1 : 0;
        } catch (StackOverflowError full) {
            above = 0;
        }
        if (above == distance) {
            try {
                query(connection, "q_deep");
            } catch (StackOverflowError full) {
                overflows++;
            } catch (SQLException | RuntimeException | LinkageError ofTheDriver) {
                // See above.
            }
        }
        return above;
    }

    private static void after(String word, int queries) {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + word)) {
            for (int i = 0; i < queries; i++) {
                query(connection, word);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int query(Connection connection, String word) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT 1 AS " + word)) {
            return result.next() ? 1 : 0;
        }
    }
}
