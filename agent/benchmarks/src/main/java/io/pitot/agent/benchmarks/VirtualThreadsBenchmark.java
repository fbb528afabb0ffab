package io.pitot.agent.benchmarks;

import java.lang.reflect.Method;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Ten thousand virtual threads that are all inside a request at once, and then send twenty queries each while the
 * engine drains: time for one query, making its thread included, which {@link #idle} shows alone. Needs JDK 21;
 * earlier ones say so and go on with the next benchmark.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class VirtualThreadsBenchmark {

    private static final int THREADS = 10_000;
    private static final int QUERIES = 20;
    private static final int FIRST_JDK = 21;

    private @Nullable ExecutorService executor;

    /** Makes the executor, by reflection: this compiles for JDK 17. */
    @Setup
    public void open() throws ReflectiveOperationException {
        if (Runtime.version().feature() < FIRST_JDK) {
            throw new UnsupportedOperationException("java.version=" + Runtime.version()
                    + ": skipped, virtual threads need " + FIRST_JDK + "; set JAVA_HOME to one");
        }
        Method factory = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
        executor = (ExecutorService) factory.invoke(null);
    }

    /** Ends it. */
    @TearDown
    public void close() {
        if (executor != null) {
            executor.shutdown();
        }
    }

    /** With the probes. */
    @Benchmark
    @OperationsPerInvocation(THREADS * QUERIES)
    public void observed(EngineBeside engine, EventCounts counts) throws InterruptedException {
        run(true);
    }

    /** The same threads without a probe. */
    @Benchmark
    @OperationsPerInvocation(THREADS * QUERIES)
    public void idle() throws InterruptedException {
        run(false);
    }

    private void run(boolean observed) throws InterruptedException {
        ExecutorService threads = executor;
        if (threads == null) {
            return;
        }
        CountDownLatch begun = new CountDownLatch(THREADS);
        CountDownLatch ended = new CountDownLatch(THREADS);
        for (int i = 0; i < THREADS; i++) {
            threads.execute(() -> {
                try {
                    if (observed) {
                        ProbedQuery query = new ProbedQuery("SELECT name FROM virtual WHERE id = ?");
                        query.request("/virtual", QUERIES, () -> meet(begun));
                    } else {
                        meet(begun);
                    }
                } finally {
                    ended.countDown();
                }
            });
        }
        ended.await();
    }

    private static void meet(CountDownLatch all) {
        all.countDown();
        try {
            all.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
