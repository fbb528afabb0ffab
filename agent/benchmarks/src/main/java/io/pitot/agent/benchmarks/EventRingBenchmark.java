package io.pitot.agent.benchmarks;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.EventRing;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One event into a ring that the engine drains with its own pauses, from as many threads as JMH is told with
 * {@code -t}. Without work in between no engine can follow, and most events are dropped, which costs less:
 * {@code recorded} and {@code dropped} say how many. With work the ring takes all; {@link #work} is its share.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class EventRingBenchmark {

    private static final long HEADER = EventLayout.header(EventKind.QUERY, EventLayout.FLAG_ROWS_READ, 0, 0);

    /** As many as a request's events wait for one another. */
    private static final int TOGETHER = 32;

    /** What the application does for each event, in JMH's tokens of about a nanosecond or two. */
    @Param({"0", "1000"})
    private int tokens;

    private final long[] words = new long[TOGETHER * EventLayout.WORDS];

    /** Fills what is offered together. */
    @Setup
    public void fill() {
        for (int i = 0; i < TOGETHER; i++) {
            words[i * EventLayout.WORDS] = HEADER;
        }
    }

    /** One event, offered alone. */
    @Benchmark
    public void offer(EngineBeside engine, RingCounts counts) {
        Blackhole.consumeCPU(tokens);
        engine.ring().offer(HEADER, 0, 2, 3, 4, 5, 6, 7);
    }

    /** One event of several that are offered together. */
    @Benchmark
    @OperationsPerInvocation(TOGETHER)
    public void offerTogether(EngineBeside engine, RingCounts counts) {
        EventRing ring = engine.ring();
        for (int i = 0; i < TOGETHER; i++) {
            Blackhole.consumeCPU(tokens);
        }
        ring.offer(words, 0, TOGETHER);
    }

    /** The work alone, to be subtracted. */
    @Benchmark
    public void work() {
        Blackhole.consumeCPU(tokens);
    }
}
