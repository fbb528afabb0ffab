package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EventChunks;
import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.EventRing;
import io.pitot.agent.engine.table.Overflows;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the aggregator thread does for one event: taken, put to its request, and the request folded
 * into the tables when it ends. Writing it is not measured.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class AggregatorBenchmark {

    /** Milliseconds of work, beside which JMH's own before each invocation is nothing. */
    private static final int EVENTS = 16_384;

    @Param
    private RequestShape requests = RequestShape.QUERIES_10;

    private final EventIntake intake = new EventIntake(new EventChunks(4_096), new EventRing(EVENTS));
    private final Aggregator aggregator = new Aggregator(intake, new Overflows(), new EngineErrors(), true);
    private EventStream stream = new EventStream(requests, intake);
    private long now;

    /** Begins with the parameter's requests. */
    @Setup
    public void begin() {
        stream = new EventStream(requests, intake);
    }

    /** Begins with empty tables, as after each dump. */
    @Setup(Level.Iteration)
    public void beginInterval() {
        aggregator.nextInterval();
    }

    /** Writes what is to be taken. */
    @Setup(Level.Invocation)
    public void fill() {
        stream.write(EVENTS);
    }

    /** One sweep over all of it, which folds the requests that ended in the one before the last. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public double sweep() {
        return aggregator.sweep(++now);
    }
}
