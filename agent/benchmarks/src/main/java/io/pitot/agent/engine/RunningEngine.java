package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The engine as the agent runs it, with its own thread and its own pauses, beside a benchmark: what it
 * cannot take in time is dropped as in an application. Its dumps go to a folder that is deleted. In a JVM
 * with the agent this does nothing: the agent's engine is running.
 */
public final class RunningEngine implements AutoCloseable {

    private final EventIntake intake;
    private final @Nullable Engine engine;
    private final @Nullable Path folder;
    private long recorded;
    private long dropped;

    private RunningEngine(EventIntake intake, @Nullable Engine engine, @Nullable Path folder) {
        this.intake = intake;
        this.engine = engine;
        this.folder = folder;
        if (engine != null) {
            engine.start();
        }
    }

    /** Starts one for the events that the probes write. */
    public static RunningEngine ofProbes() throws IOException {
        EventIntake intake = EventIntake.shared();
        if (isAgentThere()) {
            return new RunningEngine(intake, null, null);
        }
        Path folder = Files.createTempDirectory("pitot-benchmark");
        Engine engine = new Engine(settings(folder), intake, List::of, List::of, Clock.systemUTC());
        return new RunningEngine(intake, engine, folder);
    }

    /** Whether the probes in use are those of the agent that this JVM was started with. */
    public static boolean isAgentThere() {
        return Probe.class.getClassLoader() == null;
    }

    static EngineSettings settings(Path folder) {
        return new EngineSettings(
                "benchmark", "", "benchmark", folder, Duration.ofHours(1), 10, true, Map.of(), System.err::println);
    }

    /** Events taken since the last call; 0 where the agent's engine takes them. */
    public synchronized long takeRecorded() {
        long now = engine == null ? 0 : engine.events();
        long since = now - recorded;
        recorded = now;
        return since;
    }

    /** Events dropped since the last call, by any thread. */
    public synchronized long takeDropped() {
        long now = intake.dropped();
        long since = now - dropped;
        dropped = now;
        return since;
    }

    /** Stops it; within five seconds. */
    @Override
    public void close() throws IOException {
        if (engine != null && folder != null) {
            engine.stop();
            delete(folder);
        }
    }

    /** Deletes a folder and the files in it. */
    static void delete(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
