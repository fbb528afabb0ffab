package io.pitot.cli.analysis;

import io.pitot.cli.analysis.BlindSpot.Kind;
import io.pitot.dump.AgentAccount;
import io.pitot.dump.Dump;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Finds what a dump does not show. */
final class BlindSpots {

    /** The share of unexplained time, in thousandths, from which on it is worth a word. */
    private static final long UNSEEN_PER_MILLE = 250;

    private final List<BlindSpot> found = new ArrayList<>();

    private BlindSpots() {}

    static List<BlindSpot> of(Dump dump, Totals totals) {
        BlindSpots spots = new BlindSpots();
        AgentAccount agent = dump.agent();
        if (!totals.hasRequests()) {
            spots.add(Kind.NO_REQUESTS, "", 0, 0, "");
        }
        RequestlessQueries requestless = RequestlessQueries.of(dump);
        if (totals.hasRequests() && requestless.areMost()) {
            spots.add(Kind.REQUESTLESS_QUERIES, "", requestless.count(), requestless.of(), "");
        }
        if (agent.instrumented().stream()
                        .mapToLong(AgentAccount.Instrumented::classes)
                        .sum()
                == 0) {
            spots.add(Kind.NOTHING_INSTRUMENTED, "", 0, 0, "");
        }
        if (!agent.lapses().sparedNanos().isEmpty() || agent.lapses().unobservedRequests() > 0) {
            long unobserved = agent.lapses().unobservedRequests();
            spots.add(
                    Kind.UNOBSERVED_REQUESTS,
                    "",
                    unobserved,
                    totals.requests() + unobserved,
                    BlindSpot.spared(agent.lapses()));
        }
        spots.addIfAny(
                Kind.DROPPED_EVENTS, "", agent.droppedEvents(), agent.recordedEvents() + agent.droppedEvents(), "");
        spots.addIfAny(Kind.LOST_EVENTS, "", agent.lapses().lostEvents(), agent.recordedEvents(), "");
        spots.addIfAny(Kind.FAILED_DUMPS, "", agent.failedDumps(), 0, "");
        new TreeMap<>(agent.adviceErrors())
                .forEach((place, count) -> spots.addIfAny(Kind.ADVICE_ERRORS, place, count, 0, ""));
        new TreeMap<>(agent.overflows()).forEach((table, count) -> spots.addIfAny(Kind.OVERFLOW, table, count, 0, ""));
        spots.addSkipped(agent.skipped());
        long unseen = Math.round(
                1000 * Totals.share(totals.split().unknown(), totals.split().total()));
        if (unseen >= UNSEEN_PER_MILLE) {
            spots.add(Kind.UNSEEN_TIME, "", unseen, 1000, "");
        }
        if (agent.versions().size() > 1) {
            spots.add(Kind.MIXED_AGENTS, "", agent.versions().size(), 0, String.join(", ", agent.versions()));
        }
        return List.copyOf(spots.found);
    }

    /** One for each instrumentation and reason. */
    private void addSkipped(List<AgentAccount.Skipped> skipped) {
        record Why(String instrumentation, String reason) {}
        TreeMap<String, List<AgentAccount.Skipped>> groups = new TreeMap<>();
        for (AgentAccount.Skipped one : skipped) {
            Why why = new Why(one.instrumentation(), one.reason());
            groups.computeIfAbsent(why.toString(), unused -> new ArrayList<>()).add(one);
        }
        for (List<AgentAccount.Skipped> group : groups.values()) {
            AgentAccount.Skipped first = group.get(0);
            add(Kind.SKIPPED_CLASSES, first.instrumentation(), group.size(), 0, first.type() + ": " + first.reason());
        }
    }

    private void addIfAny(Kind kind, String subject, long count, long of, String detail) {
        if (count > 0) {
            add(kind, subject, count, of, detail);
        }
    }

    private void add(Kind kind, String subject, long count, long of, String detail) {
        found.add(new BlindSpot(kind, subject, count, of, detail));
    }
}
