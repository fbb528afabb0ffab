package io.pitot.it.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Fills its heap again and again while queries run: in a job, on a thread outside of any, and on threads that have never run one before. Then, on
 * the same threads and when it is told so, it runs queries as any other application.
 */
public final class FullHeapApp {

    /** The file in the working directory that tells it that it may go on. */
    public static final String GO_ON = "go-on";

    /** How often its heap is full; each time there is another thread that has never run a query. */
    public static final int TIMES = 10;

    /** Runs of the job that follows, and queries of each; as many queries on the other thread, and those of one run on each that was new. */
    public static final int RUNS = 50;

    public static final int QUERIES = 3;

    private static final int LARGEST = 1 << 20;
    private static final int SMALLEST = 16;

    /** Queries that fail each time, or so. */
    private static final int FAILURES = 5;

    /** Threads that run queries each time. */
    private static final int VICTIMS = 3;

    private static final int TEXTS = 8;
    private static final long LONGEST_FULL = TimeUnit.MILLISECONDS.toNanos(300);

    private final AtomicInteger ready = new AtomicInteger();
    private final AtomicInteger outOfMemory = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int time;
    private volatile boolean isFull;
    private volatile boolean goesOn;

    private FullHeapApp() {}

    /** No arguments. Says how many queries were asked while the heap was full and how many of them failed for want of it, and waits. */
    public static void main(String[] args) throws Exception {
        new FullHeapApp().run();
    }

    private void run() throws Exception {
        query("q_warm", 100);
        List<Thread> threads = new ArrayList<>();
        threads.add(start("old", "q_outside", RUNS * QUERIES));
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        for (int i = 1; i <= TIMES; i++) {
            ready.set(0);
            time = i;
            threads.add(start("new" + i, "q_new", QUERIES));
            ScheduledFuture<?> unused = scheduler.schedule(new Job("job" + i), 0, TimeUnit.MILLISECONDS);
            await(ready, VICTIMS);
            fill();
            isFull = false;
            System.out.println("FULL " + i);
        }
        System.out.println("FAILED " + outOfMemory);
        System.out.println("ASKED " + asked);
        while (!Files.exists(Path.of(GO_ON))) {
            // An interval in which nothing happens is not dumped.
            query("q_meanwhile", 1);
            Thread.sleep(20);
        }
        goesOn = true;
        for (Thread thread : threads) {
            thread.join();
        }
        for (int i = 0; i < RUNS; i++) {
            scheduler.schedule(new Job(""), 0, TimeUnit.MILLISECONDS).get();
        }
        scheduler.shutdown();
        System.out.println("DONE");
    }

    private static void await(AtomicInteger counter, int least) {
        while (counter.get() < least) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Takes all of the heap, until some queries have failed for want of it or it has been so for long. */
    private void fill() {
        int before = outOfMemory.get();
        Object[] held = null;
        int size = LARGEST;
        isFull = true;
        while (size >= SMALLEST) {
            try {
                Object[] more = new Object[size >> 3];
                more[0] = held;
                held = more;
            } catch (OutOfMemoryError full) {
                size >>= 1;
            }
        }
        long began = System.nanoTime();
        while (held != null && outOfMemory.get() < before + FAILURES && System.nanoTime() - began < LONGEST_FULL) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private Thread start(String name, String word, int queries) {
        boolean isForOnce = !name.equals("old");
        Thread thread = new Thread(() -> {
            Victim victim = new Victim(name);
            while (!goesOn) {
                if (victim.readyFor == 0 || !isForOnce) {
                    victim.prepareIfDue();
                }
                victim.queryIfFull();
                LockSupport.parkNanos(100_000);
            }
            query(word, queries);
        });
        thread.start();
        return thread;
    }

    /** Runs queries while the heap is full, each time by a connection of its own: what an error leaves a driver in is its own matter. */
    private final class Victim {

        private final String word;
        private final String[] texts = new String[TEXTS];
        private PreparedStatement prepared;
        private Statement statement;
        private int readyFor;
        private int steps;

        Victim(String word) {
            this.word = word;
        }

        /** While there is heap. To execute takes less than a connection does, and so begins where nothing else would. */
        void prepareIfDue() {
            if (readyFor == time) {
                return;
            }
            for (int i = 0; i < TEXTS; i++) {
                texts[i] = "SELECT 1 AS q_full_" + word + "_" + time + "_" + i;
            }
            try {
                Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
                prepared = connection.prepareStatement("SELECT 1 AS q_full");
                statement = connection.createStatement();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            readyFor = time;
            ready.incrementAndGet();
        }

        /** A query that is known, and then one with a text that never came before. */
        void queryIfFull() {
            if (!isFull || readyFor != time) {
                return;
            }
            int step = steps++;
            asked.incrementAndGet();
            try (ResultSet result =
                    step % 2 == 0 ? prepared.executeQuery() : statement.executeQuery(texts[step / 2 % TEXTS])) {
                result.next();
            } catch (OutOfMemoryError full) {
                outOfMemory.incrementAndGet();
            } catch (SQLException | RuntimeException | LinkageError ofTheDriver) {
                // See above.
            }
        }
    }

    private static void query(String word, int times) {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
            for (int i = 0; i < times; i++) {
                try (Statement statement = connection.createStatement();
                        ResultSet result = statement.executeQuery("SELECT 1 AS " + word)) {
                    result.next();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is scheduled: it begins while there is heap, and ends while there may be none. */
    private final class Job implements Runnable {

        private final String name;

        /** @param name of what runs while the heap is full; empty for a job as any other */
        Job(String name) {
            this.name = name;
        }

        @Override
        public void run() {
            if (name.isEmpty()) {
                query("q_job", QUERIES);
                return;
            }
            Victim victim = new Victim(name);
            victim.prepareIfDue();
            while (!isFull) {
                LockSupport.parkNanos(100_000);
            }
            while (isFull) {
                victim.queryIfFull();
            }
        }
    }
}
