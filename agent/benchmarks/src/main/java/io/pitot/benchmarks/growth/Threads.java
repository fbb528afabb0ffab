package io.pitot.benchmarks.growth;

import io.pitot.agent.bootstrap.ThreadState;
import io.pitot.benchmarks.still.StillConnection;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The same number of requests by more and more threads. In the middle of each request its thread waits, as for a
 * database, so that as many requests are under way as there are threads.
 */
final class Threads implements Work {

    private static final int QUERIES_PER_REQUEST = 10;
    private static final int REQUESTS = 100_000;
    private static final long WAIT_NANOS = 5_000_000;

    private static final String[] TEXTS = Queries.texts(200);

    private final boolean virtual;

    Threads(boolean virtual) {
        this.virtual = virtual;
    }

    @Override
    public void run(int size, Figures figures) throws Exception {
        // One thread that waits 5 ms in each request would take eight minutes.
        int requests = Math.min(REQUESTS, Math.max(size * 20, 2_000));
        Group warm = new Group(20, 60_000, WAIT_NANOS / 5);
        warm.run(factory());
        warm.release();
        Group group = new Group(size, requests, WAIT_NANOS);
        Clocked clock = new Clocked();
        clock.begin();
        group.run(factory());
        // The threads are still there when memory is looked at.
        clock.end(virtual ? 0 : group.cpu.get(), (long) group.perThread * size * QUERIES_PER_REQUEST, figures);
        group.release();
        figures.put("checksum", group.sum.get());
    }

    private ThreadFactory factory() throws ReflectiveOperationException {
        if (!virtual) {
            return Thread::new;
        }
        // By reflection: this is compiled for a Java that has no virtual threads.
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory")
                    .invoke(builder);
        } catch (NoSuchMethodException | InvocationTargetException e) {
            throw new IllegalStateException(
                    "java.version=" + System.getProperty("java.version") + ": has no virtual threads, 21 or later has",
                    e);
        }
    }

    /** Threads that do their part and then wait to be released. */
    private final class Group {
        final int size;
        final int perThread;
        final long waitNanos;
        final AtomicLong cpu = new AtomicLong();
        final AtomicLong sum = new AtomicLong();
        private final CountDownLatch done;
        private final CountDownLatch released = new CountDownLatch(1);
        private final List<Thread> threads = new ArrayList<>();

        Group(int size, int requests, long waitNanos) {
            this.size = size;
            this.perThread = Math.max(1, requests / size);
            this.waitNanos = waitNanos;
            done = new CountDownLatch(size);
        }

        void run(ThreadFactory factory) throws InterruptedException {
            for (int i = 0; i < size; i++) {
                Thread thread = factory.newThread(this::work);
                threads.add(thread);
                thread.start();
            }
            done.await();
        }

        void release() throws InterruptedException {
            released.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
        }

        private void work() {
            try {
                long before = virtual ? 0 : Meters.threadCpu();
                sum.addAndGet(requests());
                cpu.addAndGet(virtual ? 0 : Meters.threadCpu() - before);
                done.countDown();
                released.await();
            } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException("a thread failed", e);
            }
        }

        private long requests() throws SQLException {
            Connection connection = StillConnection.open();
            long read = 0;
            for (int i = 0; i < perThread; i++) {
                ThreadState request = Unit.begin("/threads/{id}");
                for (int q = 0; q < QUERIES_PER_REQUEST; q++) {
                    read += Queries.prepared(connection, TEXTS[(i + q) % TEXTS.length], i);
                    if (q == QUERIES_PER_REQUEST / 2) {
                        LockSupport.parkNanos(waitNanos);
                    }
                }
                Unit.end(request);
            }
            return read;
        }
    }
}
