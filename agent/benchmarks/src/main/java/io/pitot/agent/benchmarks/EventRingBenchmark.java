package io.pitot.agent.benchmarks;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.EventRing;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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

/** One event into a ring that another thread drains, from as many threads as JMH is told with {@code -t}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class EventRingBenchmark {

    private static final long HEADER = EventLayout.header(EventKind.QUERY, EventLayout.FLAG_ROWS_READ, 0, 0);

    private final EventRing ring = new EventRing(32_768);
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final Thread consumer = new Thread(this::drain, "consumer");

    /** Starts the thread that drains. */
    @Setup
    public void start() {
        consumer.setDaemon(true);
        consumer.start();
    }

    /** Stops it. */
    @TearDown
    public void stop() {
        running.set(false);
    }

    /** The cost on the application's thread, full ring or not. */
    @Benchmark
    public void offer() {
        ring.offer(HEADER, 1, 2, 3, 4, 5, 6, 7);
    }

    private void drain() {
        while (running.get()) {
            if (ring.drain((words, offset) -> {}, 4_096) == 0) {
                Thread.onSpinWait();
            }
        }
    }
}
