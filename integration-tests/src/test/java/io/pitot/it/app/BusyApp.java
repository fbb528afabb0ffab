package io.pitot.it.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Runs jobs with queries on several threads as fast as they go, and ends in the midst of them. */
public final class BusyApp {

    /** With what it exits, and halts. */
    public static final int CODE = 7;

    private static final int THREADS = 4;
    private static final int BEFORE = 200;

    private final CountDownLatch busy = new CountDownLatch(THREADS * BEFORE);

    private BusyApp() {}

    /** The argument says how it ends: {@code exit}, by all threads at once; {@code halt}; {@code never}. */
    public static void main(String[] args) throws InterruptedException {
        BusyApp app = new BusyApp();
        ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(THREADS);
        for (int i = 0; i < THREADS; i++) {
            ScheduledFuture<?> unused =
                    scheduler.scheduleWithFixedDelay(app.new Job(args[0]), 0, 1, TimeUnit.MICROSECONDS);
        }
        app.busy.await();
        System.out.println("BUSY");
        if (args[0].equals("halt")) {
            // So that there is a dump.
            Thread.sleep(2_500);
            Runtime.getRuntime().halt(CODE);
        }
    }

    /** What is scheduled. */
    private final class Job implements Runnable {
        private final String end;

        Job(String end) {
            this.end = end;
        }

        @Override
        public void run() {
            try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:busy;DB_CLOSE_DELAY=-1");
                    Statement statement = connection.createStatement()) {
                for (int i = 0; i < 10; i++) {
                    try (ResultSet result = statement.executeQuery("SELECT 1 AS q_busy")) {
                        result.next();
                    }
                    busy.countDown();
                    if (end.equals("exit") && busy.getCount() == 0) {
                        System.exit(CODE);
                    }
                }
            } catch (SQLException e) {
                // The driver closes its databases, too, where the JVM ends.
            }
        }
    }
}
