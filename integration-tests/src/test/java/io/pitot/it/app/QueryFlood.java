package io.pitot.it.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Runs a known number of statements from several threads, at a rate or as fast as the machine can. */
public final class QueryFlood {

    public static final int THREADS = 4;
    public static final int KINDS = 10;

    private static final String URL = "jdbc:h2:mem:flood;DB_CLOSE_DELAY=-1";

    private QueryFlood() {}

    /** Arguments: {@code read} or {@code write}; statements of each thread; statements per second in all, 0 for no limit. */
    public static void main(String[] args) throws SQLException, InterruptedException, ExecutionException {
        boolean read = args[0].equals("read");
        int each = Integer.parseInt(args[1]);
        long rate = Long.parseLong(args[2]);
        prepare();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        long start = System.nanoTime();
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            ends.add(threads.submit(() -> {
                try (Connection connection = DriverManager.getConnection(URL)) {
                    Pace pace = new Pace(start, rate == 0 ? 0 : THREADS * 1_000_000_000.0 / rate);
                    if (read) {
                        read(connection, each, pace);
                    } else {
                        write(connection, thread, each, pace);
                    }
                }
                return null;
            }));
        }
        for (Future<?> end : ends) {
            end.get();
        }
        threads.shutdown();
        long statements = (long) THREADS * each;
        System.out.println("RATE " + statements * 1_000_000_000 / (System.nanoTime() - start));
        System.out.println("DONE");
    }

    /** One statement for each thread, and one. */
    private static void prepare() throws SQLException {
        try (Connection connection = DriverManager.getConnection(URL);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE counter (thread INT PRIMARY KEY, n INT)");
            for (int thread = 0; thread < THREADS; thread++) {
                statement.executeUpdate("INSERT INTO counter VALUES (" + thread + ", 0)");
            }
        }
    }

    /** As many statements of each of the kinds as of any other. */
    private static void read(Connection connection, int statements, Pace pace) throws SQLException {
        List<PreparedStatement> kinds = new ArrayList<>();
        for (int kind = 0; kind < KINDS; kind++) {
            kinds.add(connection.prepareStatement("SELECT n AS q_" + kind + " FROM counter WHERE thread = ?"));
        }
        for (int i = 0; i < statements; i++) {
            pace.await(i);
            PreparedStatement select = kinds.get(i % KINDS);
            select.setInt(1, i % THREADS);
            try (ResultSet result = select.executeQuery()) {
                result.next();
            }
        }
    }

    /** Statements of which each is one event, whatever is known of its rows. */
    private static void write(Connection connection, int thread, int statements, Pace pace) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE counter SET n = n + 1 WHERE thread = ?")) {
            for (int i = 0; i < statements; i++) {
                pace.await(i);
                update.setInt(1, thread);
                update.executeUpdate();
            }
        }
    }

    /** Holds a thread back until its next statement is due. */
    private record Pace(long start, double nanosBetween) {

        void await(int statement) {
            long due = start + (long) (statement * nanosBetween);
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
        }
    }
}
