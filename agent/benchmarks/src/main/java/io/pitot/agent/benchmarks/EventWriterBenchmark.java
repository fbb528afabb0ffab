package io.pitot.agent.benchmarks;

import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.EventWriter;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One event on its way to the engine, which takes it with its own pauses, from as many threads as JMH is told with
 * {@code -t}. Without work in between no engine can follow, and most events are dropped, which costs less:
 * {@code recorded} and {@code dropped} say how many. With work none is; {@link #work} is its share.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class EventWriterBenchmark {

    private static final long HEADER = EventLayout.header(EventKind.QUERY, EventLayout.FLAG_ROWS_READ, 0, 0);
    private static final long END = EventLayout.header(EventKind.REQUEST, 0, 200, 0);

    /** Events of a request, its end included. */
    private static final int REQUEST = 21;

    /** What the application does for each event, in JMH's tokens of about a nanosecond or two. */
    @Param({"0", "1000"})
    private int tokens;

    private final EventWriter writer = EventIntake.shared().writer();
    private long request;

    /** One event outside any request, through a ring. */
    @Benchmark
    public void alone(EngineBeside engine, EventCounts counts) {
        Blackhole.consumeCPU(tokens);
        writer.writeAlone(HEADER, 0, 2, 3, 4, 5, 6, 7);
    }

    /** One event of a request, through a chunk. */
    @Benchmark
    @OperationsPerInvocation(REQUEST)
    public void ofRequest(EngineBeside engine, EventCounts counts) {
        long id = ++request + (1L << 40) * Thread.currentThread().getId();
        for (int i = 1; i < REQUEST; i++) {
            Blackhole.consumeCPU(tokens);
            writer.write(HEADER, id, 2, 3, 4, 5, 6, 7);
        }
        Blackhole.consumeCPU(tokens);
        writer.write(END, id, 1, 9, 4, 5, 6, 7);
        writer.publish();
    }

    /** The work alone, to be subtracted. */
    @Benchmark
    public void work() {
        Blackhole.consumeCPU(tokens);
    }
}
