package io.pitot.it.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;

/**
 * Runs queries in threads that each live for a few of them: virtual ones where the JVM has them, else ones of
 * the operating system.
 */
public final class ShortThreads {

    public static final int THREADS = 5_000;
    public static final int QUERIES_OF_EACH = 4;

    private static final int AT_ONCE = 8;

    private ShortThreads() {}

    /** Runs them all. */
    public static void main(String[] args) throws SQLException, InterruptedException {
        Semaphore free = new Semaphore(AT_ONCE);
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:threads")) {
            for (int i = 0; i < THREADS; i++) {
                free.acquire();
                start(() -> {
                    try {
                        query(connection);
                    } catch (SQLException e) {
                        System.out.println("FAILED " + e);
                    } finally {
                        free.release();
                    }
                });
            }
            free.acquire(AT_ONCE);
        }
        System.out.println("DONE");
    }

    private static void query(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT x AS q_short FROM SYSTEM_RANGE(1, ?)")) {
            for (int rows = 1; rows <= QUERIES_OF_EACH; rows++) {
                select.setInt(1, rows);
                try (ResultSet result = select.executeQuery()) {
                    while (result.next()) {
                        result.getInt(1);
                    }
                }
            }
        }
    }

    private static void start(Runnable task) {
        try {
            Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
        } catch (ReflectiveOperationException beforeJava21) {
            new Thread(task).start();
        }
    }
}
