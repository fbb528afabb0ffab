package io.pitot.benchmarks.sidebyside.app;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What serves requests on the one thread that does, and measures the loop of queries from inside: CPU time and
 * allocated bytes of this thread, read just before and just after. Everything else of a request is measured from
 * outside.
 *
 * <p>Threading: used by the request thread. The sums may be read by another thread once it has the response to the
 * last request.
 */
final class Worker {

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** A power of two below the number of rows. */
    private static final int IDS = 512;

    private static final String BY_ID = "SELECT name FROM product WHERE id = ?";
    private static final String SAME = "SELECT name FROM product WHERE id = 42";

    /** Volatile: read by the client's thread. Null until the first request. */
    private static volatile @Nullable Worker only;

    private final Connection connection;
    private final int queries;
    private final long threadId;

    private int nextId;
    private int nextText;
    private long served;
    private long loopCpuNanos;
    private long loopAllocatedBytes;

    /** Written last in each request and read first: publishes the sums before it. */
    private volatile long requests;

    private Worker(Settings settings) throws SQLException {
        this.connection = Connections.connect(settings.database());
        this.queries = settings.queries();
        this.threadId = Thread.currentThread().getId();
    }

    /**
     * The worker of the current thread, made at the first request.
     *
     * @throws IllegalStateException if there is one that belongs to another thread: then nothing that was measured
     *     of one thread tells of all requests
     */
    static Worker current(Settings settings) throws SQLException {
        Worker worker = only;
        if (worker == null) {
            worker = new Worker(settings);
            only = worker;
        } else if (worker.threadId != Thread.currentThread().getId()) {
            throw new IllegalStateException("requests are served by two threads, measured is one: thread "
                    + worker.threadId + " and thread "
                    + Thread.currentThread().getId());
        }
        return worker;
    }

    /** The one worker, once a request was served. */
    static Worker only() {
        Worker worker = only;
        if (worker == null) {
            throw new IllegalStateException("no request was served yet");
        }
        return worker;
    }

    /** Runs the queries of one request; returns the number of characters read. */
    long serve(Shape shape) throws SQLException {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long allocated = THREADS.getThreadAllocatedBytes(threadId);
        long read = switch (shape) {
            case PREPARED_ONCE -> preparedOnce();
            case PREPARED_EACH -> preparedEach();
            case SAME_TEXT -> sameText();
            case NEW_TEXT -> newText();
            case NO_QUERY -> 0;
        };
        loopAllocatedBytes += THREADS.getThreadAllocatedBytes(threadId) - allocated;
        loopCpuNanos += THREADS.getCurrentThreadCpuTime() - cpu;
        requests = ++served;
        return read;
    }

    /** The sums so far. */
    Sums sums() {
        return new Sums(
                requests,
                loopCpuNanos,
                loopAllocatedBytes,
                THREADS.getThreadCpuTime(threadId),
                THREADS.getThreadAllocatedBytes(threadId));
    }

    /** The class of the statements that the application is handed: a wrapper's, where there is one. */
    String statementClass() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BY_ID)) {
            return statement.getClass().getName();
        }
    }

    private long preparedOnce() throws SQLException {
        long read = 0;
        try (PreparedStatement statement = connection.prepareStatement(BY_ID)) {
            for (int i = 0; i < queries; i++) {
                read += query(statement);
            }
        }
        return read;
    }

    private long preparedEach() throws SQLException {
        long read = 0;
        for (int i = 0; i < queries; i++) {
            try (PreparedStatement statement = connection.prepareStatement(BY_ID)) {
                read += query(statement);
            }
        }
        return read;
    }

    private long query(PreparedStatement statement) throws SQLException {
        statement.setInt(1, id());
        try (ResultSet result = statement.executeQuery()) {
            return name(result);
        }
    }

    private long sameText() throws SQLException {
        long read = 0;
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < queries; i++) {
                try (ResultSet result = statement.executeQuery(SAME)) {
                    read += name(result);
                }
            }
        }
        return read;
    }

    private long newText() throws SQLException {
        long read = 0;
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < queries; i++) {
                String sql = "SELECT name FROM product WHERE id = " + id() + " AND price < "
                        + (Connections.ROWS + ++nextText);
                try (ResultSet result = statement.executeQuery(sql)) {
                    read += name(result);
                }
            }
        }
        return read;
    }

    private static long name(ResultSet result) throws SQLException {
        if (!result.next()) {
            throw new SQLException("a product is missing");
        }
        return result.getString(1).length();
    }

    private int id() {
        return 1 + (nextId++ & (IDS - 1));
    }
}
