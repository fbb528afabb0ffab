package io.pitot.benchmarks.pauses;

import io.pitot.benchmarks.still.StillConnection;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Runs a unit of work at fixed moments, whatever became of the one before: a pause counts for all that it delays, as it does for
 * an application's clients, and not once. Prints a histogram of the time from the moment at which each was due to its end.
 */
final class PacedCalls {

    /** Prepared queries of each, on a driver that does nothing. */
    static final int QUERIES = 10;

    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int DIGITS = 3;
    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final Histogram times = new Histogram(LONGEST_NANOS, DIGITS);
    private final Work work = new Work();
    private final long interval;

    private PacedCalls(int rate) {
        interval = TimeUnit.SECONDS.toNanos(1) / rate;
    }

    /** The arguments: units of work a second, seconds. */
    public static void main(String[] arguments) {
        PacedCalls calls = new PacedCalls(Integer.parseInt(arguments[0]));
        calls.run(WARM_UP_NANOS);
        calls.times.reset();
        calls.run(TimeUnit.SECONDS.toNanos(Integer.parseInt(arguments[1])));
        System.out.println("SUM " + calls.work.sum);
        ByteBuffer encoded = ByteBuffer.allocate(calls.times.getNeededByteBufferCapacity());
        int length = calls.times.encodeIntoCompressedByteBuffer(encoded);
        byte[] bytes = new byte[length];
        encoded.rewind().get(bytes);
        System.out.println(Pauses.HISTOGRAM + Base64.getEncoder().encodeToString(bytes));
    }

    private void run(long nanos) {
        long start = System.nanoTime();
        long due = start;
        while (due - start < nanos) {
            while (System.nanoTime() - due < 0) {
                Thread.onSpinWait();
            }
            work.run();
            times.recordValue(Math.min(System.nanoTime() - due, LONGEST_NANOS));
            due += interval;
        }
    }

    /** A unit of work where an agent is there. */
    private static final class Work extends TimerTask {
        private final Connection connection = StillConnection.open();
        private long sum;

        @Override
        public void run() {
            try {
                for (int i = 0; i < QUERIES; i++) {
                    query(i);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private void query(int number) throws SQLException {
            try (PreparedStatement statement =
                    connection.prepareStatement("select o.total from orders o where o.customer_id = ?")) {
                statement.setLong(1, number);
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        sum += result.getLong(1);
                    }
                }
            }
        }
    }
}
