package io.pitot.cli.analysis.doctor;

import io.pitot.cli.analysis.BlindSpot;
import io.pitot.cli.analysis.RequestlessQueries;
import io.pitot.dump.AgentAccount.Instrumented;
import io.pitot.dump.AgentAccount.Skipped;
import io.pitot.dump.Lapses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the agents say of themselves: what they see, what they leave alone, what they lose, what they cost. */
final class AgentChecks {

    private static final String VERSION = "version";
    private static final String INSTRUMENTED = "instrumented";
    private static final String SKIPPED = "left alone";
    private static final String REQUESTS = "requests";
    private static final String EVENTS = "events";
    private static final String RESTARTS = "restarts";
    private static final String OBSERVING = "observing";
    private static final String ERRORS = "errors";
    private static final String COST = "cost";
    private static final String OPTIONS = "options";

    /** What is counted there, too, and is as it should be: dumps that made room. */
    private static final String OLD_DUMPS = "oldDumps";

    /** The share of one processor above which the agent's own work is worth a word. */
    private static final double MUCH_CPU = 0.05;

    private final Examined examined;
    private final String version;
    private final List<Check> checks = new ArrayList<>();

    /** @param version of the command line, or empty if it does not know */
    AgentChecks(Examined examined, String version) {
        this.examined = examined;
        this.version = version;
    }

    List<Check> checks() {
        version();
        instrumented();
        skipped();
        requestless();
        lost();
        restarts();
        spared();
        errors();
        cost();
        options();
        return checks;
    }

    private void version() {
        TreeSet<String> versions = new TreeSet<>();
        examined.newest().forEach(seen -> versions.addAll(seen.agent().versions()));
        String named = String.join(", ", versions);
        if (version.isEmpty() || versions.equals(java.util.Set.of(version))) {
            checks.add(Check.ok(VERSION, "the dumps are of agent " + named));
        } else {
            checks.add(Check.warn(
                    VERSION,
                    "the dumps are of agent " + named + ", and pitot is " + version,
                    "take the agent and pitot of one version; old dumps stay readable"));
        }
    }

    private void instrumented() {
        Map<String, Instrumented> most = new TreeMap<>();
        for (Seen seen : examined.newest()) {
            for (Instrumented one : seen.agent().instrumented()) {
                most.merge(one.instrumentation(), one, (a, b) -> a.classes() >= b.classes() ? a : b);
            }
        }
        if (most.isEmpty()) {
            checks.add(Check.bad(
                    INSTRUMENTED,
                    "no class: nothing can be observed",
                    "is the library one of docs/supported-libraries.md, and was it loaded after the agent?"));
        }
        most.values()
                .forEach(one -> checks.add(Check.ok(
                        INSTRUMENTED,
                        one.instrumentation() + ": " + Check.counted(one.classes(), "class")
                                + one.examples().stream()
                                        .findFirst()
                                        .map(example -> ", such as " + example)
                                        .orElse(""))));
    }

    private void skipped() {
        Map<String, List<Skipped>> byReason = examined.newest().stream()
                .flatMap(seen -> seen.agent().skipped().stream())
                .distinct()
                .collect(Collectors.groupingBy(
                        one -> one.instrumentation() + ": " + one.reason(), TreeMap::new, Collectors.toList()));
        byReason.forEach((why, classes) -> checks.add(Check.warn(
                SKIPPED,
                why + " (" + Check.counted(classes.size(), "class") + ", such as "
                        + classes.get(0).type() + ")",
                "docs/supported-libraries.md says which versions are observed")));
    }

    private void requestless() {
        RequestlessQueries queries = examined.dumps().stream()
                .map(Seen::requestless)
                .reduce(RequestlessQueries.NONE, RequestlessQueries::plus);
        if (queries.areMost()) {
            checks.add(Check.warn(
                    REQUESTS,
                    "%,d of %,d queries ran outside requests, and are part of no finding"
                            .formatted(queries.count(), queries.of()),
                    "is the server one of docs/supported-libraries.md, and was it loaded after the agent?"));
        }
    }

    private void lost() {
        long dropped = examined.dumps().stream()
                .mapToLong(seen -> seen.agent().droppedEvents())
                .sum();
        long recorded = examined.dumps().stream()
                .mapToLong(seen -> seen.agent().recordedEvents())
                .sum();
        checks.add(
                dropped == 0
                        ? Check.ok(EVENTS, "%,d, none dropped".formatted(recorded))
                        : Check.warn(
                                EVENTS,
                                "%,d, and %,d dropped".formatted(recorded, dropped),
                                "raise events.capacity; counts and times in reports are too small by what was dropped"));
        Map<String, Long> overflows = new TreeMap<>();
        examined.dumps()
                .forEach(seen -> seen.agent().overflows().forEach((table, n) -> overflows.merge(table, n, Long::sum)));
        overflows.remove(OLD_DUMPS);
        overflows.forEach((table, n) -> checks.add(Check.warn(
                EVENTS,
                "%s: %,d beyond the bound, counted as other".formatted(table, n),
                table.equals("queries") || table.equals("endpoints")
                        ? "raise " + table + ".max"
                        : "the bound is fixed: what is most frequent is most likely within it")));
        long failed = examined.dumps().stream()
                .mapToLong(seen -> seen.agent().failedDumps())
                .sum();
        if (failed > 0) {
            checks.add(Check.warn(
                    EVENTS,
                    "%,d dumps could not be written when they were due; later ones hold what they missed"
                            .formatted(failed),
                    "lines that begin with \"pitot:\" on the application's standard error say why"));
        }
    }

    private void restarts() {
        long lost = examined.dumps().stream()
                .mapToLong(seen -> seen.agent().lapses().lostEvents())
                .sum();
        Map<String, Long> restarts = new TreeMap<>();
        examined.dumps()
                .forEach(seen -> seen.agent()
                        .lapses()
                        .restarts()
                        .forEach((failure, n) -> restarts.merge(failure, n, Long::sum)));
        restarts.forEach((failure, n) -> checks.add(Check.warn(
                RESTARTS,
                "the aggregator failed %,d times: %s; the application did not notice".formatted(n, failure),
                "where memory ran out, give the JVM more; please report anything else")));
        if (lost > 0) {
            checks.add(Check.warn(
                    RESTARTS,
                    "%,d events were lost with it".formatted(lost),
                    "counts and times in reports are too small by them"));
        }
    }

    private void spared() {
        Lapses all = Lapses.NONE;
        for (Seen seen : examined.dumps()) {
            all = all.plus(seen.agent().lapses());
        }
        if (all.unobservedRequests() > 0 || !all.sparedNanos().isEmpty()) {
            boolean isFailed = all.sparedNanos().keySet().equals(Set.of("off: failed"));
            checks.add(Check.warn(
                    OBSERVING,
                    "%,d requests were not observed, for %s (%s)"
                            .formatted(
                                    all.unobservedRequests(),
                                    isFailed
                                            ? "the aggregator had failed too often"
                                            : "the JVM was short of what it needs itself",
                                    BlindSpot.spared(all)),
                    isFailed
                            ? "restart the application; what is said of restarts tells why it failed"
                            : "give it more; limits.heap, limits.gc and limits.cpu say when it is short"));
        }
    }

    private void errors() {
        Map<String, Long> errors = new TreeMap<>();
        examined.dumps()
                .forEach(seen -> seen.agent().adviceErrors().forEach((place, n) -> errors.merge(place, n, Long::sum)));
        if (errors.isEmpty()) {
            checks.add(Check.ok(ERRORS, "the agent had none"));
        }
        errors.forEach((place, n) -> checks.add(Check.warn(
                ERRORS,
                "%,d of the agent's own in %s; the application did not notice".formatted(n, place),
                "please report it; instrumentation.disabled leaves a library alone")));
    }

    private void cost() {
        long cpu = 0;
        long wall = 0;
        for (Seen seen : examined.dumps()) {
            if (seen.agent().cpuNanos() >= 0) {
                cpu += seen.agent().cpuNanos();
                wall += seen.wallNanos();
            }
        }
        if (wall > 0) {
            double share = (double) cpu / wall;
            String message = "the agent's thread took %.1f %% of one CPU".formatted(share * 100);
            checks.add(
                    share > MUCH_CPU
                            ? Check.warn(COST, message, "docs/overhead.md says what is usual")
                            : Check.ok(COST, message));
        }
    }

    private void options() {
        TreeSet<String> given = new TreeSet<>();
        examined.newest().forEach(seen -> given.addAll(Configuration.given(seen.agent())));
        checks.add(Check.ok(OPTIONS, given.isEmpty() ? "all as they are by themselves" : String.join(", ", given)));
    }
}
