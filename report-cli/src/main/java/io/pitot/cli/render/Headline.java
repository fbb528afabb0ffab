package io.pitot.cli.render;

import io.pitot.cli.analysis.BlindSpot;
import io.pitot.cli.analysis.Glob;
import io.pitot.cli.analysis.JvmRow;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.Subject;
import io.pitot.cli.analysis.Totals;
import io.pitot.dump.JvmAccount;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What a report is about and how it is, in a few words each, in every format for people. */
final class Headline {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    private Headline() {}

    /** The service, the time covered, and how much it was. */
    static List<String> about(Report report) {
        Subject subject = report.subject();
        List<String> about = new ArrayList<>(List.of(
                subject.versions().isEmpty()
                        ? subject.service()
                        : subject.service() + " " + String.join(", ", subject.versions()),
                window(subject.from(), subject.to()),
                requests(report),
                dumps(subject) + ", " + Numbers.plural(subject.instances(), "instance")));
        Glob endpoints = report.selected().scope().endpoints();
        if (endpoints != null) {
            about.add("only " + endpoints.pattern());
        }
        return about;
    }

    /** How many there were, and of how many where not all were observed. */
    private static String requests(Report report) {
        long all = report.blindSpots().stream()
                .filter(spot -> spot.kind() == BlindSpot.Kind.UNOBSERVED_REQUESTS && spot.count() > 0)
                .mapToLong(BlindSpot::of)
                .sum();
        long observed = report.totals().requests();
        return all == 0
                ? Numbers.plural(observed, "request")
                : Numbers.count(observed) + " of " + Numbers.plural(all, "request") + " observed";
    }

    /** How many there are, and of how many where some were not meant. */
    static String dumps(Subject subject) {
        int all = subject.dumps() + subject.leftOut();
        return (subject.leftOut() == 0 ? "" : Numbers.count(subject.dumps()) + " of ") + Numbers.plural(all, "dump");
    }

    /** How it is, besides the score. */
    static List<String> state(Report report) {
        Totals totals = report.totals();
        List<String> state = new ArrayList<>();
        if (totals.hasRequests()) {
            state.add("worst p95 " + Numbers.duration(totals.worstP95()));
            state.add("errors " + Numbers.percent(totals.errorShare()));
        }
        state.add("GC " + Numbers.percent(report.jvm().gcShare()));
        if (report.jvm().heapShare() >= 0) {
            state.add("heap " + Numbers.percent(report.jvm().heapShare()));
        }
        return state;
    }

    /** The score, or that there is none. */
    static String score(Report report) {
        return report.empty() ? "unknown" : report.health().score() + "/100";
    }

    /** What the JVMs consumed. */
    static List<String> jvm(JvmRow jvm) {
        JvmAccount account = jvm.account();
        List<String> items = new ArrayList<>();
        if (jvm.busyProcessors() >= 0) {
            items.add("CPU " + Numbers.mean(jvm.busyProcessors()) + " of " + account.processors() + " processors");
        }
        String limit = account.maxHeapBytes() > 0 ? " of " + Numbers.bytes(account.maxHeapBytes()) : "";
        items.add("heap " + Numbers.bytes(account.maxHeapUsedBytes()) + limit);
        items.add("GC " + Numbers.plural(account.gcCount(), "collection") + ", " + Numbers.duration(account.gcNanos())
                + ", " + Numbers.percent(jvm.gcShare()));
        items.add(Numbers.plural(account.maxThreads(), "thread"));
        items.add(Numbers.count(account.maxLoadedClasses()) + " classes");
        return items;
    }

    /** A moment, in UTC. */
    static String moment(Instant instant) {
        return DAY.format(instant) + " " + TIME.format(instant);
    }

    private static String window(Instant from, Instant to) {
        String end = DAY.format(from).equals(DAY.format(to)) ? TIME.format(to) : DAY.format(to) + " " + TIME.format(to);
        return DAY.format(from) + " " + TIME.format(from) + "→" + end + " UTC";
    }
}
