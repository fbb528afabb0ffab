package io.pitot.agent.benchmarks;

import io.pitot.agent.bootstrap.ObservedStatement;
import io.pitot.agent.bootstrap.Probe;
import io.pitot.agent.bootstrap.RouteProbe;
import io.pitot.agent.bootstrap.ThreadState;
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
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A query by primary key on H2 in memory, its rows read to the end and its result closed. The difference between
 * runs with and without {@code -jvmArgsAppend -javaagent:…} is what observing costs; with
 * {@code -jvmArgsAppend -Dio.pitot.benchmarks.observed=true} a run fails whose agent did not start or weave.
 * {@code agent/benchmarks/side-by-side} compares whole JVMs, which take turns.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class PreparedQueryBenchmark {

    /** How the query is sent. */
    public enum Shape {
        /** One statement, prepared before. */
        PREPARED_ONCE,

        /** A statement prepared, and closed, for each query. */
        PREPARED_EACH_TIME,

        /** One statement that is given one text. */
        ONE_TEXT,

        /** One statement that is given texts that were never seen before, their literal inside. */
        EVER_NEW_TEXTS
    }

    private static final String MUST_BE_OBSERVED = "io.pitot.benchmarks.observed";

    private static final int QUERIES = 100;
    private static final int TABLE_ROWS = 1_000;
    private static final String SQL = "SELECT name FROM product WHERE id BETWEEN ? AND ?";

    @Param
    private Shape shape = Shape.PREPARED_ONCE;

    /** Rows of each result. */
    @Param("1")
    private int rows;

    private boolean observed;
    private String oneText = "";
    private @Nullable Connection connection;
    private @Nullable PreparedStatement prepared;
    private @Nullable Statement plain;
    private int next;

    /** Makes the table. */
    @Setup
    public void open() throws SQLException {
        Connection opened = DriverManager.getConnection("jdbc:h2:mem:");
        try (Statement once = opened.createStatement()) {
            once.execute("CREATE TABLE product (id INT PRIMARY KEY, name VARCHAR(40))");
            once.execute("INSERT INTO product SELECT x, 'product ' || x FROM SYSTEM_RANGE(1, " + TABLE_ROWS + ")");
        }
        connection = opened;
        plain = opened.createStatement();
        prepared = opened.prepareStatement(SQL);
        observed = prepared instanceof ObservedStatement;
        if (Boolean.getBoolean(MUST_BE_OBSERVED) && !observed) {
            throw new IllegalStateException(MUST_BE_OBSERVED + "=true: the agent has not woven " + prepared.getClass());
        }
        oneText = "SELECT name FROM product WHERE id BETWEEN 1 AND " + rows;
    }

    /** Drops it. */
    @TearDown
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }

    /** One query of the hundred that a request sends, the request's own cost included. */
    @Benchmark
    @OperationsPerInvocation(QUERIES)
    public void inRequest(Blackhole rowsRead) throws SQLException {
        if (!observed) {
            queries(rowsRead);
            return;
        }
        ThreadState thread = Probe.requestEnter();
        Probe.requestMethod("GET");
        RouteProbe.servlet("", "/products");
        queries(rowsRead);
        if (thread != null) {
            Probe.requestExit(thread, 200, null);
        }
    }

    /** One query outside any request. */
    @Benchmark
    public void alone(Blackhole rowsRead) throws SQLException {
        query(rowsRead);
    }

    private void queries(Blackhole rowsRead) throws SQLException {
        for (int i = 0; i < QUERIES; i++) {
            query(rowsRead);
        }
    }

    private void query(Blackhole rowsRead) throws SQLException {
        Connection open = connection;
        PreparedStatement once = prepared;
        Statement texts = plain;
        if (open == null || once == null || texts == null) {
            throw new IllegalStateException("not set up");
        }
        switch (shape) {
            case PREPARED_ONCE -> read(once, rowsRead);
            case PREPARED_EACH_TIME -> {
                try (PreparedStatement statement = open.prepareStatement(SQL)) {
                    read(statement, rowsRead);
                }
            }
            case ONE_TEXT -> read(texts.executeQuery(oneText), rowsRead);
            case EVER_NEW_TEXTS -> {
                int id = id();
                read(
                        texts.executeQuery("SELECT name FROM product WHERE id BETWEEN " + id + " AND " + (id + rows - 1)
                                + " AND id < " + (TABLE_ROWS + next)),
                        rowsRead);
            }
        }
    }

    private void read(PreparedStatement query, Blackhole rowsRead) throws SQLException {
        int id = id();
        query.setInt(1, id);
        query.setInt(2, id + rows - 1);
        read(query.executeQuery(), rowsRead);
    }

    private static void read(ResultSet result, Blackhole rowsRead) throws SQLException {
        try (result) {
            while (result.next()) {
                rowsRead.consume(result.getString(1));
            }
        }
    }

    private int id() {
        return 1 + (next++ & 511);
    }
}
