package io.pitot.benchmarks.sidebyside;

import io.pitot.benchmarks.sidebyside.app.Database;
import io.pitot.benchmarks.sidebyside.app.Shape;
import io.pitot.dump.Dump;
import io.pitot.dump.DumpException;
import io.pitot.dump.DumpFile;
import io.pitot.dump.DumpFolder;
import io.pitot.dump.Endpoint;
import io.pitot.dump.QueryUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That a fork's agent observed what ran: who observes nothing costs nothing.
 *
 * @param observed whether it did
 * @param text what it says of that
 * @param dropped events it dropped, where it counts them
 */
record Proof(boolean observed, String text, long dropped) {

    private static final Pattern FLOOR = Pattern.compile("floor: threads=(\\d+) woven=(\\S+)");

    /** What follows from a fork that ran. */
    static Proof of(Variant variant, Path folder, Path errors, List<Measurement> measured) throws IOException {
        return switch (variant.kind()) {
            case NONE -> new Proof(true, "nothing to observe with", 0);
            case FLOOR -> floor(Files.readString(errors));
            case PITOT -> pitot(folder, measured);
            case AGENT, WRAPPER -> new Proof(true, "proven at the start", 0);
        };
    }

    /**
     * What the witness that a short fork has says of the driver's classes, and which statements the application got.
     *
     * @param database what answered its queries
     * @param jvm what that fork says of itself
     */
    static Proof atStart(Variant variant, Database database, Path errors, Measurement jvm) throws IOException {
        String statement = jvm.text("statement");
        String witness = Files.readAllLines(errors).stream()
                .filter(line -> line.startsWith("witness: "))
                .findFirst()
                .orElse("witness: saw nothing");
        boolean observed = switch (variant.kind()) {
            case NONE -> database.owns(statement) && witness.endsWith("changed=false");
            case FLOOR, PITOT, AGENT -> witness.endsWith("changed=true");
            case WRAPPER -> !database.owns(statement);
        };
        return new Proof(observed, witness + ", statements are " + statement, 0);
    }

    private static Proof floor(String errors) {
        Matcher matcher = FLOOR.matcher(errors);
        if (!matcher.find()) {
            return new Proof(false, "it said nothing of itself", 0);
        }
        boolean observed = !matcher.group(1).equals("0");
        return new Proof(observed, "timed threads: " + matcher.group(1) + ", woven: " + matcher.group(2), 0);
    }

    private static Proof pitot(Path folder, List<Measurement> measured) throws IOException {
        Map<String, Long> requests = new HashMap<>();
        Map<String, Long> queries = new HashMap<>();
        long dropped = 0;
        long recorded = 0;
        long errors = 0;
        List<Path> files = DumpFolder.list(folder);
        for (Path file : files) {
            Dump dump;
            try {
                dump = DumpFile.read(file);
            } catch (DumpException e) {
                return new Proof(false, file.getFileName() + ": " + e.getMessage(), 0);
            }
            for (Endpoint endpoint : dump.endpoints()) {
                requests.merge(endpoint.id(), endpoint.requests(), Long::sum);
            }
            for (QueryUse use : dump.queryUses()) {
                queries.merge(use.endpoint(), use.executions(), Long::sum);
            }
            dropped += dump.agent().droppedEvents();
            recorded += dump.agent().recordedEvents();
            errors += dump.agent().adviceErrors().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
        List<String> wrong = new ArrayList<>();
        for (Measurement total : measured) {
            if (total.is("total")) {
                Shape shape = Shape.of(total.text("shape")).orElseThrow();
                String endpoint = "GET /" + shape.id();
                long expected = total.number("requests");
                compare(wrong, endpoint + " requests", expected, requests.getOrDefault(endpoint, 0L));
                compare(
                        wrong,
                        endpoint + " queries",
                        shape.queries() ? expected * Fork.QUERIES : 0,
                        queries.getOrDefault(endpoint, 0L));
            }
        }
        String counts = files.size() + " dumps, " + recorded + " events, " + dropped + " dropped, " + errors
                + " errors in advice";
        return wrong.isEmpty() && errors == 0
                ? new Proof(true, "every request and query counted; " + counts, dropped)
                : new Proof(false, String.join("; ", wrong) + "; " + counts, dropped);
    }

    private static void compare(List<String> wrong, String what, long expected, long counted) {
        if (expected != counted) {
            wrong.add(what + ": ran " + expected + ", counted " + counted);
        }
    }
}
