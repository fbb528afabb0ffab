package io.pitot.cli;

import io.pitot.cli.command.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Runs what is run most, on dumps that come with Pitot, and prints nothing. A JVM that archives the classes that it loaded thus has
 * those that commands will need: the launcher makes such an archive of it.
 */
public final class Rehearsal {

    private static final List<String> DUMPS = List.of("shop-1.json", "shop-2.json", "shop-3.json", "shop-4.json");

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
        Path budget = folder.resolve("pitot.yml");
        try {
            for (String dump : DUMPS) {
                try (InputStream in = Objects.requireNonNull(Rehearsal.class.getResourceAsStream(dump), dump)) {
                    Files.copy(in, folder.resolve(dump));
                }
            }
            Files.writeString(budget, "version: 1\ndefaults:\n  queries-per-request: {error: 30}\n");
            rehearse(folder.toString(), budget.toString());
        } finally {
            Files.deleteIfExists(budget);
            for (String dump : DUMPS) {
                Files.deleteIfExists(folder.resolve(dump));
            }
            Files.deleteIfExists(folder);
        }
    }

    private static void rehearse(String dumps, String budget) {
        run("report", dumps);
        run("report", "--format", "html", dumps);
        run("report", "--format", "markdown", dumps);
        run("report", "--format", "json", dumps);
        run("check", "--budget", budget, dumps);
        run("explain", "1", dumps);
        run("diff", dumps, dumps);
        run("help", "report");
    }

    private static void run(String... words) {
        Pitot.run(TERMINAL, OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), words);
    }
}
