package io.pitot.it.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Runs a job with three queries hundreds of times a second, holds much of its heap, and lets go of it when it is told so. */
public final class SparedApp {

    /** Files in the working directory that tell it to let go of its heap, and to end. */
    public static final String LET_GO = "let-go";

    public static final String END = "end";

    public static final int QUERIES = 3;

    /** What it writes to standard error after each hundred runs. */
    public static final String HUNDRED_MORE = "RAN ";

    private static final int BLOCK = 64 << 10;

    private long runs;

    private SparedApp() {}

    /** The argument: megabytes to hold. Prints how often the job ran. */
    public static void main(String[] args) throws InterruptedException {
        byte[][] held = new byte[Integer.parseInt(args[0]) << 4][];
        for (int i = 0; i < held.length; i++) {
            held[i] = new byte[BLOCK];
        }
        SparedApp app = new SparedApp();
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        ScheduledFuture<?> unused = scheduler.scheduleWithFixedDelay(app.new Job(), 0, 2, TimeUnit.MILLISECONDS);
        System.out.println("READY");
        while (!Files.exists(Path.of(END))) {
            if (Files.exists(Path.of(LET_GO))) {
                held = new byte[0][];
            }
            // What a collection leaves is what counts.
            System.gc();
            Thread.sleep(500);
        }
        scheduler.shutdown();
        scheduler.awaitTermination(1, TimeUnit.MINUTES);
        System.out.println("RUNS " + app.runs + " of " + held.length);
    }

    /** What is scheduled. */
    private final class Job implements Runnable {
        @Override
        public void run() {
            try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:spared;DB_CLOSE_DELAY=-1");
                    Statement statement = connection.createStatement()) {
                for (int i = 0; i < QUERIES; i++) {
                    try (ResultSet result = statement.executeQuery("SELECT 1 AS q_spared")) {
                        result.next();
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            if (++runs % 100 == 0) {
                System.err.println(HUNDRED_MORE + runs);
            }
        }
    }
}
