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
        Map<String, String> configuration,
        Consumer<String> log) {

    public EngineSettings {
        configuration = Map.copyOf(configuration);
    }
}
