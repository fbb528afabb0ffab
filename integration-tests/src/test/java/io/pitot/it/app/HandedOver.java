package io.pitot.it.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Queries that are told apart by one word, each counted by the application itself. Their connections are new ones: no
 * pool runs queries of its own.
 */
final class HandedOver {

    private static final String URL = "jdbc:h2:mem:handedover;DB_CLOSE_DELAY=-1";
    private static final Map<String, AtomicLong> RUN = new ConcurrentHashMap<>();

    private HandedOver() {}

    static void query(String word) {
        try (Connection connection = DriverManager.getConnection(URL);
                PreparedStatement select =
                        connection.prepareStatement("SELECT x AS " + word + " FROM system_range(1, ?)")) {
            select.setInt(1, 3);
            try (ResultSet rows = select.executeQuery()) {
                int count = 0;
                while (rows.next()) {
                    count++;
                }
                RUN.computeIfAbsent(word, any -> new AtomicLong()).addAndGet(count / 3);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(word, e);
        }
    }

    /** Prints what has been run, as {@code RAN <word> <times>}. */
    static void tell() {
        RUN.forEach((word, times) -> System.out.println("RAN " + word + " " + times));
        System.out.println("TOLD all");
    }
}
