package io.pitot.it.harness;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL server, started once for all tests of the JVM; it ends with it. */
public final class Postgres {

    public static final String USER = "postgres";

    private static final EmbeddedPostgres SERVER = start();

    private Postgres() {}

    /** The URL of a new and empty database. */
    public static String newDatabase(String name) {
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return SERVER.getJdbcUrl(USER, name);
    }

    /**
     * How many transactions of a database were rolled back, as the server counts them: its processes tell each other
     * a moment after their clients have left. Waits for at least so many, ten seconds at most.
     */
    public static long rollbacks(String database, long expected) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        long rollbacks = rollbacks(database);
        while (rollbacks < expected && System.nanoTime() < deadline) {
            Thread.sleep(50);
            rollbacks = rollbacks(database);
        }
        return rollbacks;
    }

    private static long rollbacks(String database) {
        String sql = "SELECT xact_rollback FROM pg_stat_database WHERE datname = ?";
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, database);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
