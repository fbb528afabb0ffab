package io.pitot.agent.benchmarks;

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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How many queries of how many threads the probes observe in a microsecond, all threads together, while the
 * engine drains: requests of 100 queries whose database takes no time. That they do not hinder one
 * another shows where more threads than there are processors get as many through as there are processors.
 * Without work in between the engine cannot follow, and {@code dropped} is what it lost.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ContentionBenchmark {

    private static final int QUERIES = 100;

    /** What the application does for each query, in JMH's tokens of about a nanosecond or two. */
    @Param({"0", "2000"})
    private int tokens;

    private final ProbedQuery query = new ProbedQuery("SELECT name FROM contended WHERE id = ?");

    /** One thread. */
    @Benchmark
    @OperationsPerInvocation(QUERIES)
    @Threads(1)
    public void threads01(EngineBeside engine, EventCounts counts) {
        request();
    }

    /** Two. */
    @Benchmark
    @OperationsPerInvocation(QUERIES)
    @Threads(2)
    public void threads02(EngineBeside engine, EventCounts counts) {
        request();
    }

    /** Four. */
    @Benchmark
    @OperationsPerInvocation(QUERIES)
    @Threads(4)
    public void threads04(EngineBeside engine, EventCounts counts) {
        request();
    }

    /** Eight. */
    @Benchmark
    @OperationsPerInvocation(QUERIES)
    @Threads(8)
    public void threads08(EngineBeside engine, EventCounts counts) {
        request();
    }

    /** Sixteen. */
    @Benchmark
    @OperationsPerInvocation(QUERIES)
    @Threads(16)
    public void threads16(EngineBeside engine, EventCounts counts) {
        request();
    }

    private void request() {
        Blackhole.consumeCPU((long) tokens * QUERIES);
        query.request("/contended", QUERIES);
    }
}
