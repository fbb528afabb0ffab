package io.pitot.agent.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A query of one row by primary key on H2 in memory, its result read and closed, outside any request. Run it
 * with and without {@code -jvmArgsAppend -javaagent:…} and {@code -prof gc}: the difference is what observing
 * costs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class PreparedQueryBenchmark {

    private static final int ROWS = 1_000;
    private static final String BY_ID = "SELECT name FROM product WHERE id = ?";

    private @Nullable Connection connection;
    private @Nullable PreparedStatement prepared;
    private @Nullable Statement statement;
    private int next;

    /** Makes the table. */
    @Setup
    public void open() throws SQLException {
        Connection opened = DriverManager.getConnection("jdbc:h2:mem:");
        connection = opened;
        statement = opened.createStatement();
        try (Statement once = opened.createStatement()) {
            once.execute("CREATE TABLE product (id INT PRIMARY KEY, name VARCHAR(40))");
            once.execute("INSERT INTO product SELECT x, 'product ' || x FROM SYSTEM_RANGE(1, " + ROWS + ")");
        }
        prepared = opened.prepareStatement(BY_ID);
    }

    /** Drops it. */
    @TearDown
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }

    /** One statement, prepared once. */
    @Benchmark
    public @Nullable String preparedOnce() throws SQLException {
        PreparedStatement query = prepared;
        return query == null ? null : read(query);
    }

    /** A statement prepared for each query. */
    @Benchmark
    public @Nullable String preparedEachTime() throws SQLException {
        Connection open = connection;
        if (open == null) {
            return null;
        }
        try (PreparedStatement query = open.prepareStatement(BY_ID)) {
            return read(query);
        }
    }

    /** A text that was never seen before, its literal inside. */
    @Benchmark
    public @Nullable String everNewText() throws SQLException {
        Statement query = statement;
        if (query == null) {
            return null;
        }
        try (ResultSet result =
                query.executeQuery("SELECT name FROM product WHERE id = " + id() + " AND id < " + (ROWS + next))) {
            return result.next() ? result.getString(1) : null;
        }
    }

    private @Nullable String read(PreparedStatement query) throws SQLException {
        query.setInt(1, id());
        try (ResultSet result = query.executeQuery()) {
            return result.next() ? result.getString(1) : null;
        }
    }

    private int id() {
        return 1 + (next++ & 511);
    }
}
