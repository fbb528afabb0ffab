package io.pitot.findings;

import io.pitot.dump.Command;
import io.pitot.dump.Confidence;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.util.ArrayList;
import java.util.List;

/** D10: values that the application stores and then does not find. */
final class LowHitRateRule {

    private static final double LOW = 0.70;
    private static final double VERY_LOW = 0.50;

    /** So many look-ups are more than a cache that is being filled. */
    private static final long LEAST_LOOKUPS = 200;

    private LowHitRateRule() {}

    static List<Finding> judge(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Command command : evidence.dump().commands()) {
            CacheCommand parts = CacheCommand.of(command);
            if (command.lookups() >= LEAST_LOOKUPS
                    && command.hits() < LOW * command.lookups()
                    && !command.id().equals(Endpoint.OTHER)
                    // Without that it may be a question whose answer is no, as whether a lock is taken.
                    && stores(evidence, parts) > 0) {
                findings.add(finding(evidence, command, parts));
            }
        }
        return findings;
    }

    private static long stores(Evidence evidence, CacheCommand of) {
        return evidence.commandsOf(of.keys()).stream()
                .mapToLong(Command::stores)
                .sum();
    }

    private static Finding finding(Evidence evidence, Command command, CacheCommand parts) {
        double rate = (double) command.hits() / command.lookups();
        long missed = (long) ((1 - rate) * command.duration().total());
        String site = Evidence.mostFrequent(command.sites());
        long calls = Math.max(1, command.calls());
        return new Finding(
                FindingId.of(FindingKind.LOW_HIT_RATE, "", command.id(), evidence.methodAt(site)),
                FindingKind.LOW_HIT_RATE,
                rate < VERY_LOW ? Severity.HIGH : Severity.MEDIUM,
                Confidence.PROVEN,
                evidence.busiestCaller(command.id()),
                command.id(),
                site,
                "Low hit rate: " + command.id() + " finds " + Say.percent(rate) + " of what it asks for",
                List.of(
                        "measured: " + Say.count(command.hits(), "hit") + " in "
                                + Say.count(command.lookups(), "look-up")
                                + "; keys of this pattern were stored "
                                + Say.count(stores(evidence, parts), "time"),
                        "each miss costs a round trip of "
                                + Say.time(command.duration().total() / calls) + " before what the cache was to spare"),
                calls,
                missed / calls,
                missed,
                evidence.shareOfAll(missed),
                "See why values are not there: a lifetime shorter than the time between two uses, a cache so small that it"
                        + " evicts them (Redis: INFO stats, evicted_keys), keys that hold something that changes with each use"
                        + " (a time, a page, a session), or an invalidation that takes more than it must.\n"
                        + "What is asked for once only is not worth caching: leave it out.");
    }
}
