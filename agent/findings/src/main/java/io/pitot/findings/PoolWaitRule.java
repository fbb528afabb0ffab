package io.pitot.findings;

import io.pitot.dump.Confidence;
import io.pitot.dump.Distribution;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Pool;
import io.pitot.dump.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * D8: threads wait for a connection: one wait in a hundred is above 50 ms, three at least, or a
 * connection was not handed out in time.
 */
final class PoolWaitRule {

    private static final long LONG_WAIT = 50_000_000;
    private static final long LEAST_LONG_WAITS = 3;
    private static final long HIGH = 1_000_000_000;
    private static final double HIGH_SHARE = 0.20;
    private static final double MEDIUM_SHARE = 0.05;

    private PoolWaitRule() {}

    static List<Finding> judge(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Pool pool : evidence.dump().pools()) {
            Distribution waiting = pool.waiting();
            boolean waits = waiting.countAbove(LONG_WAIT) >= LEAST_LONG_WAITS && waiting.percentile(99) > LONG_WAIT;
            if ((waits || pool.timeouts() > 0) && !pool.id().equals(Endpoint.OTHER)) {
                findings.add(finding(evidence, pool));
            }
        }
        return findings;
    }

    private static Finding finding(Evidence evidence, Pool pool) {
        Distribution waiting = pool.waiting();
        Optional<Endpoint> waiter = mostWaiting(evidence);
        long longWaits = Math.max(1, waiting.countAbove(LONG_WAIT));
        long waited = timeOfLongWaits(waiting);
        List<String> lines = new ArrayList<>();
        lines.add("measured: " + Say.count(waiting.countAbove(LONG_WAIT)) + " of "
                + Say.count(waiting.count(), "request") + " for a connection took more than " + Say.time(LONG_WAIT)
                + ", the longest " + Say.time(waiting.max()));
        if (pool.timeouts() > 0) {
            lines.add(Say.count(pool.timeouts(), "request") + " for a connection ran out of time");
        }
        lines.add("at most " + Say.count(pool.maxActive()) + " of " + Say.count(pool.maxSize(), "connection")
                + " in use and " + Say.count(pool.maxWaiting(), "thread") + " waiting");
        waiter.ifPresent(endpoint -> lines.add(endpoint.id() + " waited most: "
                + Say.percent(share(endpoint.time().pool(), endpoint.time().total())) + " of its time"));
        return new Finding(
                FindingId.of(FindingKind.POOL_WAIT, "", pool.id(), ""),
                FindingKind.POOL_WAIT,
                severity(evidence, pool),
                Confidence.PROVEN,
                waiter.map(Endpoint::id).orElse(""),
                pool.id(),
                "",
                "Pool " + pool.id() + ": waiting for a connection takes "
                        + (waiting.percentile(95) > LONG_WAIT
                                ? Say.time(waiting.percentile(95)) + " (p95)"
                                : Say.time(waiting.percentile(99)) + " (p99)"),
                lines,
                longWaits,
                waited / longWaits,
                waited,
                evidence.shareOfAll(waited),
                "Hold connections for less time before adding any: no remote call, file or computation inside a"
                        + " transaction, short transactions, and none that spans the rendering of the response"
                        + " (Spring: spring.jpa.open-in-view=false).\n"
                        + "If all of them are at work in the database when threads wait, and it has capacity left,"
                        + " make the pool larger.");
    }

    /** To two significant digits, as the histogram has it. */
    private static long timeOfLongWaits(Distribution waiting) {
        long longWaits = waiting.countAbove(LONG_WAIT);
        if (longWaits > waiting.total() / LONG_WAIT) {
            return waiting.total();
        }
        return Math.min(waiting.total() - longWaits * LONG_WAIT, waiting.totalAbove(LONG_WAIT)) + longWaits * LONG_WAIT;
    }

    /** Requests tell how long they waited, but not for which pool: known only if there is one. */
    private static Optional<Endpoint> mostWaiting(Evidence evidence) {
        if (evidence.dump().pools().size() != 1) {
            return Optional.empty();
        }
        return evidence.dump().endpoints().stream()
                .filter(endpoint -> endpoint.time().pool() > 0 && !endpoint.id().equals(Endpoint.NO_REQUEST))
                .max(Comparator.comparingLong(
                                (Endpoint endpoint) -> endpoint.time().pool())
                        .thenComparing(Endpoint::id, Comparator.reverseOrder()));
    }

    private static Severity severity(Evidence evidence, Pool pool) {
        double share = evidence.shareOfAll(pool.waiting().total());
        if (pool.timeouts() > 0 || pool.waiting().percentile(95) > HIGH || share > HIGH_SHARE) {
            return Severity.HIGH;
        }
        return share > MEDIUM_SHARE || pool.waiting().percentile(95) > LONG_WAIT ? Severity.MEDIUM : Severity.LOW;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : Math.min(1, (double) part / whole);
    }
}
