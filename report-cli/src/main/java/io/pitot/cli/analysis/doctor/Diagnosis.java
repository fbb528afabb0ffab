package io.pitot.cli.analysis.doctor;

import io.pitot.cli.analysis.doctor.Check.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How an agent and the dumps in a folder are.
 *
 * @param folder what was looked at
 * @param checks each thing that was looked at, in the order in which to read them
 */
public record Diagnosis(Path folder, List<Check> checks) {

    /** An agent looks once a second whether it is asked. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /**
     * Examines a folder, which takes three seconds for agents to answer.
     *
     * @param path a folder of dumps, or a dump
     * @throws IOException if the folder cannot be listed
     */
    public static Diagnosis of(Path path, AgentJar agent, Clock clock) throws IOException {
        return of(path, agent, clock, PATIENCE);
    }

    static Diagnosis of(Path path, AgentJar agent, Clock clock, Duration patience) throws IOException {
        Examined examined = Examined.of(path, patience);
        List<Check> checks = new ArrayList<>();
        checks.add(agent.check());
        checks.addAll(new FolderChecks(examined, agent).checks());
        if (!examined.dumps().isEmpty()) {
            checks.addAll(new InstanceChecks(examined, clock.instant()).checks());
            checks.addAll(new AgentChecks(examined, agent.version()).checks());
            checks.addAll(new ClockChecks(examined, clock.instant()).checks());
        }
        return new Diagnosis(path, List.copyOf(checks));
    }

    /** The worst of what was seen. */
    public Level worst() {
        return checks.stream().map(Check::level).max(Level::compareTo).orElse(Level.OK);
    }
}
