package io.pitot.cli;

import io.pitot.cli.command.CommandLines;
import io.pitot.cli.command.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Runs what is run most, on a dump that comes with Pitot, and prints nothing. A JVM that archives its classes at exit thus has those
 * that commands will need: the launcher makes such an archive of it.
 */
public final class Rehearsal {

    private static final String DUMP = "shop-2.json";

    /** What a report on a terminal looks like decides which classes it takes. */
    private static final Surroundings TERMINAL =
            new Surroundings(true, true, 120, StandardCharsets.UTF_8, Map.of(), null);

    private Rehearsal() {}

    /**
     * Runs them.
     *
     * @throws IOException if the folder for temporary files cannot be written to
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("pitot-rehearsal");
        Path dump = folder.resolve(DUMP);
        Path budget = folder.resolve("pitot.yml");
        try {
            try (InputStream in = Objects.requireNonNull(Rehearsal.class.getResourceAsStream(DUMP), DUMP)) {
                Files.copy(in, dump);
            }
            Files.writeString(budget, "version: 1\ndefaults:\n  queries-per-request: {error: 30}\n");
            run("report", dump.toString());
            run("report", "--format", "html", dump.toString());
            run("report", "--format", "markdown", dump.toString());
            run("report", "--format", "json", dump.toString());
            run("check", "--budget", budget.toString(), dump.toString());
            run("explain", "1", dump.toString());
            run("diff", dump.toString(), dump.toString());
            run("help", "report");
        } finally {
            Files.deleteIfExists(budget);
            Files.deleteIfExists(dump);
            Files.deleteIfExists(folder);
        }
    }

    private static void run(String... words) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        CommandLines.create(TERMINAL, nowhere, nowhere, words).execute(words);
    }
}
