package io.pitot.agent.benchmarks;

import io.pitot.agent.bootstrap.Probe;
import io.pitot.agent.bootstrap.RouteProbe;
import io.pitot.agent.bootstrap.ThreadState;
import java.io.IOException;
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
 * A call of another service, of Redis, of a cache of the process and of a model, each by its real library. The difference between runs
 * with and without the agent is what observing costs, in nanoseconds and, with {@code -prof gc}, in bytes:
 *
 * <pre>
 * java -jar agent/benchmarks/target/benchmarks.jar ObservedCalls -prof gc
 * java -jar agent/benchmarks/target/benchmarks.jar ObservedCalls -prof gc -jvmArgsAppend \
 *     "-javaagent:agent/dist/target/pitot-agent.jar=dump.dir=target/dumps -Dio.pitot.benchmarks.observed=true"
 * </pre>
 *
 * With that property a run fails whose agent did not weave the library.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ObservedCallsBenchmark {

    private static final String OBSERVED = "io.pitot.benchmarks.observed";
    private static final int CALLS = 100;

    /** What is called. */
    @Param
    private Callee callee = Callee.CACHE;

    private boolean observed;
    private @Nullable Call call;

    /** Starts what is called. */
    @Setup
    public void open() throws IOException {
        Call opened = callee.open();
        call = opened;
        observed = Boolean.getBoolean(OBSERVED);
        if (observed && !opened.isObserved()) {
            throw new IllegalStateException(OBSERVED + "=true: the agent has not woven what " + callee + " calls");
        }
    }

    /** Ends it. */
    @TearDown
    public void close() throws IOException {
        if (call != null) {
            call.close();
        }
    }

    /** One call of the hundred that a request makes, the request's own cost included. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public void inRequest(Blackhole answers) throws IOException {
        if (!observed) {
            calls(answers);
            return;
        }
        ThreadState thread = Probe.requestEnter();
        Probe.requestMethod("GET");
        RouteProbe.servlet("", "/products");
        calls(answers);
        if (thread != null) {
            Probe.requestExit(thread, 200, null);
        }
    }

    private void calls(Blackhole answers) throws IOException {
        Call opened = call;
        if (opened == null) {
            throw new IllegalStateException("not set up");
        }
        for (int i = 0; i < CALLS; i++) {
            answers.consume(opened.call());
        }
    }
}
