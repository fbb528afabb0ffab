package io.pitot.agent.benchmarks;

import io.pitot.agent.engine.RunningEngine;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The engine that takes the probes' events meanwhile. */
@State(Scope.Benchmark)
public class EngineBeside {

    private @Nullable RunningEngine engine;

    /** Starts it. */
    @Setup
    public void start() throws IOException {
        engine = RunningEngine.ofProbes();
    }

    /** Stops it. */
    @TearDown
    public void stop() throws IOException {
        running().close();
    }

    RunningEngine running() {
        RunningEngine running = engine;
        if (running == null) {
            throw new IllegalStateException("the engine has not been started");
        }
        return running;
    }
}
