package io.pitot.agent.bootstrap;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Capture of a call site: what the first few runs of a query in a request cost more than the others,
 * in the requests that are looked at. In the package of what it measures, and so not to be run with the agent,
 * whose classes another class loader loads.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CallSiteBenchmark {

    /** Frames between the capture and the bottom of the stack. Web frameworks have about a hundred. */
    @Param({"20", "100", "400"})
    private int depth;

    /** One frame in so many is the application's; 0 for none, so that the whole stack is walked. */
    @Param({"0", "10"})
    private int applicationEvery;

    private Exception failure = new Exception("not thrown yet");

    /** Makes some of this class's frames the application's, and an exception with such a stack. */
    @Setup
    public void prepare() {
        Settings.set(2, 1_024, 64, 100, 100, 1, new String[] {Application.class.getName()}, 0);
        failure = descend(depth, What.THROW) instanceof Exception made ? made : failure;
    }

    /** The walk, at the bottom of such a stack. */
    @Benchmark
    public Object capture() {
        return descend(depth, What.CAPTURE);
    }

    /** Going down and up alone, to be subtracted. */
    @Benchmark
    public Object descend() {
        return descend(depth, What.NOTHING);
    }

    /** The place of an exception that has been thrown. */
    @Benchmark
    public int ofThrown() {
        return CallSites.of(failure);
    }

    private enum What {
        NOTHING,
        CAPTURE,
        THROW;

        Object done() {
            return switch (this) {
                case NOTHING -> this;
                case CAPTURE -> CallSites.capture();
                case THROW -> new Exception("made at the bottom");
            };
        }
    }

    private Object descend(int remaining, What what) {
        if (remaining == 0) {
            return what.done();
        }
        return applicationEvery > 0 && remaining % applicationEvery == 0
                ? Application.call(this, remaining - 1, what)
                : descend(remaining - 1, what);
    }

    /** A class of the application. */
    private static final class Application {

        static Object call(CallSiteBenchmark library, int remaining, What what) {
            return library.descend(remaining, what);
        }

        private Application() {}
    }
}
