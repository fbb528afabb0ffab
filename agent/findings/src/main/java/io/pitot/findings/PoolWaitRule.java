package io.pitot.findings;

import io.pitot.dump.Confidence;
import io.pitot.dump.ConnectionUse;
import io.pitot.dump.Distribution;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Pool;
import io.pitot.dump.Severity;
import io.pitot.dump.TimeSplit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * D8: threads wait for a connection: one wait in a hundred is above 50 ms, three at least, or a
 * connection was not handed out in time.
 */
final class PoolWaitRule {

    private static final long LONG_WAIT = PoolLoad.LONG_WAIT;

    /** Share of the time held that is the database's, where connections are held for the database. */
    private static final double AT_WORK = 0.70;

    /** Where it is less, they are held for something else. */
    private static final double IDLE = 0.30;

    private static final long HIGH = 1_000_000_000;
    private static final double HIGH_SHARE = 0.20;
    private static final double MEDIUM_SHARE = 0.05;

    private PoolWaitRule() {}

    static List<Finding> judge(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Pool pool : evidence.dump().pools()) {
            PoolLoad load = PoolLoad.of(evidence, pool);
            if (load.makesWait() && !pool.id().equals(Endpoint.OTHER)) {
                findings.add(finding(evidence, load));
            }
        }
        return findings;
    }

    private static Finding finding(Evidence evidence, PoolLoad load) {
        Pool pool = load.pool();
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
        Optional<ConnectionUse> own = waiter.flatMap(endpoint -> load.useBy(endpoint.id()));
        Optional<ConnectionUse> longest = load.holder(evidence);
        if (!load.isShort()) {
            lines.add("one was left each time: it was not for others to give theirs back that they waited");
        } else {
            longest.ifPresent(use -> lines.addAll(holder(evidence, load, use, "held them longest")));
            own.filter(use -> longest.isEmpty()
                            || !use.endpoint().equals(longest.get().endpoint()))
                    .ifPresent(use -> lines.addAll(holder(evidence, load, use, "held them itself")));
        }
        if (pool.maxSize() > 0 && load.wallNanos() > 0 && load.heldNanos() > 0) {
            lines.add("on average " + Say.average((double) load.heldNanos() / load.wallNanos()) + " of "
                    + Say.count(pool.maxSize(), "connection") + " are held, "
                    + Say.average((double) load.databaseNanos() / load.wallNanos())
                    + " of them at work in the database");
        }
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
                remedy(load, own));
    }

    /** Who has the connections that the others wait for, and what for. */
    private static List<String> holder(Evidence evidence, PoolLoad load, ConnectionUse use, String held) {
        List<String> lines = new ArrayList<>();
        TimeSplit time = use.time();
        lines.add(use.endpoint() + " " + held + ": "
                + Say.percent(share(time.total(), load.heldNanos())) + " of the time that they were held, "
                + Say.time(time.total() / Math.max(1, use.uses())) + " each time, "
                + Say.percent(share(time.database(), time.total())) + " of it in the database"
                + (time.inference() == 0
                        ? ""
                        : ", " + Say.percent(share(time.inference(), time.total())) + " in models")
                + (time.http() == 0 ? "" : ", " + Say.percent(share(time.http(), time.total())) + " in calls over HTTP")
                + (time.cache() == 0 ? "" : ", " + Say.percent(share(time.cache(), time.total())) + " in caches")
                + (time.pool() == 0
                        ? ""
                        : ", " + Say.percent(share(time.pool(), time.total())) + " waiting for another one"));
        evidence.lineAt(Evidence.mostFrequent(use.sites()), "asked for").ifPresent(lines::add);
        return lines;
    }

    /**
     * By whether the connections are at work in the database: all in all, and those of the endpoint that waited, which are more
     * likely to be the ones that it waited for. What was done at other times says nothing, so both must agree.
     */
    private static String remedy(PoolLoad load, Optional<ConnectionUse> own) {
        if (!load.isShort()) {
            return "Neither the pool's size nor how long connections are held is the cause: to open a connection or to"
                    + " check it takes that long, or threads wait for a processor.\n"
                    + "Keep as many open as are used at once (HikariCP: minimumIdle; others: minIdle), check them by"
                    + " Connection.isValid in place of a query, and look at the CPU and the network.";
        }
        double atWork = share(load.databaseNanos(), load.heldNanos());
        double ownAtWork =
                own.map(use -> share(use.time().database(), use.time().total())).orElse(atWork);
        String known = load.heldNanos() == 0
                ? ""
                : " Its connections are at work in the database " + Say.percent(atWork)
                        + " of the time that they are held.";
        if (Math.min(atWork, ownAtWork) >= AT_WORK) {
            return "The pool is too small for its statements, or they are too slow." + known
                    + " Make the statements faster; if the database has capacity left, make the pool larger.";
        }
        return "Hold connections for less time before adding any: no remote call, file or computation inside a"
                + " transaction, short transactions, and none that spans the rendering of the response"
                + " (Spring: spring.jpa.open-in-view=false).\n"
                + (known.isEmpty() || Math.max(atWork, ownAtWork) >= IDLE
                        ? "If all of them are at work in the database when threads wait, and it has capacity left,"
                                + " make the pool larger." + known
                        : "A larger pool would hold more of them for something else." + known);
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
