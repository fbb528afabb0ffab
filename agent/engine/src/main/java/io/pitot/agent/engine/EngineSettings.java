package io.pitot.agent.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the engine needs to know, already checked.
 *
 * @param service the service's name; part of the dumps' file names
 * @param version the application's version, or empty if unknown
 * @param agentVersion Pitot's own version
 * @param folder where dumps go; made when the first one is written
 * @param interval from one dump to the next
 * @param keep how many dumps of this service stay in the folder, at least 1
 * @param followsReuse whether to follow how often queries and models are asked the same again
 * @param limits from what on less is observed
 * @param configuration the options in force, for the dump
 * @param log takes whole lines that begin with {@code pitot: }; called by the aggregator thread
 */
public record EngineSettings(
        String service,
        String version,
        String agentVersion,
        Path folder,
        Duration interval,
        int keep,
        boolean followsReuse,
        ObservingLimits limits,
        Map<String, String> configuration,
        Consumer<String> log) {

    public EngineSettings {
        configuration = Map.copyOf(configuration);
    }

    /** The same with the limits that are in force where nobody says anything else. */
    public EngineSettings(
            String service,
            String version,
            String agentVersion,
            Path folder,
            Duration interval,
            int keep,
            boolean followsReuse,
            Map<String, String> configuration,
            Consumer<String> log) {
        this(
                service,
                version,
                agentVersion,
                folder,
                interval,
                keep,
                followsReuse,
                ObservingLimits.DEFAULT,
                configuration,
                log);
    }
}
