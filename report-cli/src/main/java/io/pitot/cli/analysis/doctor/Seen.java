package io.pitot.cli.analysis.doctor;

import io.pitot.cli.analysis.RequestlessQueries;
import io.pitot.dump.AgentAccount;
import io.pitot.dump.Dump;
import io.pitot.dump.DumpName;
import io.pitot.dump.Instance;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What the doctor keeps of a dump.
 *
 * @param file its name
 * @param sequence its place among the dumps of its instance, or -1 if its name does not say
 * @param instance the JVM that wrote it
 * @param from start of what it covers
 * @param to end of it
 * @param wallNanos how long that was, by the JVM's monotonic clock
 * @param agent what the agent says of itself
 * @param requestless the queries that no request is known for
 */
record Seen(
        String file,
        long sequence,
        Instance instance,
        Instant from,
        Instant to,
        long wallNanos,
        AgentAccount agent,
        RequestlessQueries requestless) {

    static Seen of(Path file, Dump dump) {
        String name = String.valueOf(file.getFileName());
        return new Seen(
                name,
                DumpName.parse(name).map(DumpName::sequence).orElse(-1L),
                dump.instances().get(0),
                dump.from(),
                dump.to(),
                dump.jvm().wallNanos(),
                dump.agent(),
                RequestlessQueries.of(dump));
    }
}
