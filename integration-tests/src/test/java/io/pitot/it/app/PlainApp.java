package io.pitot.it.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs some queries and ends, or goes on until it is ended. */
public final class PlainApp {

    /** How many queries it runs before it says {@code READY}. */
    public static final int QUERIES = 50;

    private PlainApp() {}

    /** Arguments: how it ends ({@code return}, {@code exit}, {@code throw}, {@code never}); how many kinds of queries. */
    public static void main(String[] args) throws SQLException, InterruptedException {
        int kinds = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:plain");
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < Math.max(QUERIES, kinds); i++) {
                query(statement, i % kinds);
            }
            System.out.println("READY");
            switch (args[0]) {
                case "exit" -> System.exit(3);
                case "throw" -> throw new IllegalStateException("the end");
                case "never" -> {
                    while (true) {
                        for (int kind = 0; kind < kinds; kind++) {
                            query(statement, kind);
                        }
                        Thread.sleep(20);
                    }
                }
                default -> System.out.println("DONE");
            }
        }
    }

    private static void query(Statement statement, int kind) throws SQLException {
        try (ResultSet result = statement.executeQuery("SELECT 1 AS q_" + kind)) {
            result.next();
        }
    }
}
