package io.pitot.findings;

import io.pitot.dump.Confidence;
import io.pitot.dump.ConnectionUse;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Pool;
import io.pitot.dump.QueryUse;
import io.pitot.dump.Severity;
import io.pitot.dump.TimeSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * D8: requests that keep a pooled connection while they do something else: call another service, sleep, ask a model, wait for
 * another connection.
 *
 * <p>What the request's CPU may have done meanwhile does not count: a cold or busy JVM takes its time between any two statements.
 * Only of many uses, which are warm, computing counts as well. Whoever reads thousands of rows may be writing them out as they come.
 */
final class HeldConnectionRule {

    private static final long LEAST_USES = 3;

    /** Uses among which a tenth is no accident. */
    private static final long MANY_AWAY = 20;

    private static final double LEAST_SHARE = 0.20;

    /** So many uses are not those of a JVM that is warming up. */
    private static final long WARM_USES = 100;

    /** Where threads wait for the pool, less is too much. */
    private static final double LEAST_NANOS_IN_NEED = 10_000_000;

    private static final double LEAST_SHARE_IN_NEED = 0.50;
    private static final double HIGH_SHARE_OF_POOL = 0.20;
    private static final double MEDIUM_NANOS = 500_000_000;
    private static final double MEDIUM_SHARE_OF_CAPACITY = 0.10;

    /** Rows that are streamed rather than collected. */
    private static final long STREAMED_ROWS = 1_000;

    private HeldConnectionRule() {}

    static List<Finding> judge(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (ConnectionUse use : evidence.dump().connectionUses()) {
            Endpoint endpoint = evidence.endpoint(use.endpoint());
            Pool pool = evidence.pool(use.pool());
            if (endpoint != null && pool != null && isJudged(endpoint, use)) {
                judge(evidence, endpoint, use, PoolLoad.of(evidence, pool)).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static boolean isJudged(Endpoint endpoint, ConnectionUse use) {
        return endpoint.requests() > 0
                && endpoint.isPieceOfWork()
                && !endpoint.id().equals(Endpoint.NO_REQUEST)
                && !endpoint.id().equals(Endpoint.OTHER)
                && !use.pool().equals(Endpoint.OTHER)
                && use.uses() >= LEAST_USES
                && (use.kept() - use.late()) * 2 < use.uses();
    }

    private static Optional<Finding> judge(Evidence evidence, Endpoint endpoint, ConnectionUse use, PoolLoad load) {
        boolean isInNeed = load.isShort();
        if (waitsForAnother(evidence, use, isInNeed)) {
            return Optional.of(whileWaiting(evidence, use, load));
        }
        if ((!endpoint.isAwaited() && !isInNeed) || streams(evidence, use)) {
            return Optional.empty();
        }
        double held = heldEach(use);
        double away = use.measured() < LEAST_USES
                ? 0
                : perRequest(use, (double) use.awayNanos() / use.measured() * use.uses());
        boolean isAway = isRule(use.away(), requestsOf(use, use.measured())) && away >= LEAST_SHARE * held;
        boolean isScarce = isInNeed
                && use.uses() >= WARM_USES
                && away >= Math.max(LEAST_NANOS_IN_NEED, LEAST_SHARE_IN_NEED * held)
                && away * use.requests() >= HIGH_SHARE_OF_POOL * load.heldNanos();
        if (isAway || isScarce) {
            return Optional.of(finding(evidence, use, load, away, Confidence.PROVEN));
        }
        double outside = outsideEach(use);
        // By use and not by request: of hundreds in one, a few may have waited for a processor.
        return use.uses() >= WARM_USES && isRule(use.outside(), (double) use.uses()) && outside >= LEAST_SHARE * held
                ? Optional.of(finding(evidence, use, load, outside, Confidence.LIKELY))
                : Optional.empty();
    }

    /** Whether so many uses are half of all, or a tenth of many. */
    private static boolean isRule(long many, double all) {
        return many >= LEAST_USES && (many * 2 >= all || (many >= MANY_AWAY && many * 10 >= all));
    }

    /** How many requests had so many uses: one that is away in each of them is enough, however many others there are. */
    private static double requestsOf(ConnectionUse use, long uses) {
        return uses * ((double) use.requests() / use.uses());
    }

    private static boolean waitsForAnother(Evidence evidence, ConnectionUse use, boolean isInNeed) {
        return use.waits() >= LEAST_USES
                && (double) use.waitNanos() / use.waits() >= LEAST_NANOS_IN_NEED
                && (isSamePool(use) ? isInNeed : evidence.anyPoolMakesWait());
    }

    private static boolean isSamePool(ConnectionUse use) {
        return use.nested() * 2 >= use.waits();
    }

    private static boolean streams(Evidence evidence, ConnectionUse use) {
        long requests = Math.max(1, use.requests());
        return evidence.usesBy(use.endpoint()).stream()
                .filter(query -> evidence.readsTable(query.query()))
                .mapToLong(QueryUse::rows)
                .anyMatch(rows -> rows / requests >= STREAMED_ROWS);
    }

    /** A request may use several, the one after the other: what follows is per request. */
    private static double perRequest(ConnectionUse use, double nanos) {
        return nanos / Math.max(1, use.requests());
    }

    private static double heldEach(ConnectionUse use) {
        return perRequest(use, (double) use.time().total());
    }

    private static double databaseEach(ConnectionUse use) {
        return perRequest(use, (double) use.time().database());
    }

    private static double outsideEach(ConnectionUse use) {
        TimeSplit time = use.time();
        return perRequest(
                use,
                (double) time.inference() + time.http() + time.cache() + time.blocked() + time.unknown() + time.cpu());
    }

    private static Finding whileWaiting(Evidence evidence, ConnectionUse use, PoolLoad load) {
        boolean isSame = isSamePool(use);
        List<String> lines = new ArrayList<>();
        lines.add("measured: " + Say.count(use.waits(), "connection") + " asked for while having one, waited for "
                + Say.time(use.waitNanos() / use.waits()) + " each on average"
                + (isSame ? ", of the same pool" : ", of another pool"));
        if (isSame) {
            lines.add("deadlock: " + Say.count(Math.max(1, load.pool().maxSize()), "request")
                    + " at a time that have one connection each, and want another, wait for each other until they run out of time"
                    + (load.pool().timeouts() == 0
                            ? ""
                            : ": " + Say.count(load.pool().timeouts()) + " did"));
        }
        evidence.lineAt(site(use), "first connection asked for").ifPresent(lines::add);
        lines.add(capacity(use, load, databaseEach(use)));
        return finding(
                evidence,
                use,
                Severity.HIGH,
                Confidence.PROVEN,
                "Connection of pool " + use.pool() + " held while waiting for another one"
                        + (isSame ? ", which can deadlock the pool" : ""),
                lines,
                "Take one connection per request: do what needs the second one before or after, or with the first"
                        + " (Spring: REQUIRES_NEW and calls from within a transaction that begin one of another"
                        + " data source take a second one; an outbox or a listener after the commit does not).\n"
                        + "Where it must be two, a pool of (threads × (connections per request − 1) + 1) cannot deadlock.");
    }

    private static Finding finding(
            Evidence evidence, ConnectionUse use, PoolLoad load, double elsewhere, Confidence confidence) {
        List<String> lines = new ArrayList<>();
        double held = heldEach(use);
        lines.add((confidence == Confidence.PROVEN ? "measured: " : "likely: ") + "held " + Say.time((long) held)
                + " per request, " + Say.time((long) databaseEach(use)) + " of it in the database; "
                + spent(use, elsewhere, confidence));
        evidence.lineAt(site(use), "asked for").ifPresent(lines::add);
        lines.add(capacity(use, load, Math.max(databaseEach(use), held - elsewhere)));
        lines.add(need(load, use));
        return finding(
                evidence,
                use,
                severity(use, load, elsewhere),
                confidence,
                "Connection of pool " + use.pool() + " held " + Say.time((long) held) + ", "
                        + Say.time((long) elsewhere) + " of it for something else than the database",
                lines,
                remedy(use));
    }

    /** What the rest was spent on, as far as is known. */
    private static String spent(ConnectionUse use, double elsewhere, Confidence confidence) {
        if (confidence != Confidence.PROVEN) {
            return Say.time((long) elsewhere) + " of it computing, or in calls that Pitot does not observe";
        }
        double models = perRequest(use, (double) use.time().inference());
        double http = perRequest(use, (double) use.time().http());
        double caches = perRequest(use, (double) use.time().cache());
        double waits = perRequest(use, (double) use.waitNanos());
        double other = Math.max(0, elsewhere - models - http - caches - waits);
        List<String> parts = new ArrayList<>();
        if (other >= LEAST_SHARE * elsewhere) {
            parts.add(
                    Say.time((long) other) + " neither computing nor in a call that Pitot observes: asleep, in a remote"
                            + " call or waiting for a lock");
        }
        if (models >= LEAST_SHARE * elsewhere) {
            parts.add(Say.time((long) models) + " in models");
        }
        if (http >= LEAST_SHARE * elsewhere) {
            parts.add(Say.time((long) http) + " in calls over HTTP");
        }
        if (caches >= LEAST_SHARE * elsewhere) {
            parts.add(Say.time((long) caches) + " in caches");
        }
        if (waits >= LEAST_SHARE * elsewhere) {
            parts.add(Say.time((long) waits) + " waiting for another connection");
        }
        return String.join(", ", parts);
    }

    private static String capacity(ConnectionUse use, PoolLoad load, double needed) {
        long size = load.pool().maxSize();
        if (size == 0) {
            return "the pool's size is not known";
        }
        String seen =
                load.wallNanos() <= 0 ? "" : ", " + Say.average(use.requests() * 1e9 / load.wallNanos()) + " were seen";
        return "capacity: " + Say.count(size, "connection") + " ÷ " + Say.time((long) heldEach(use)) + " = at most "
                + Say.average(load.perSecond(heldEach(use))) + " requests per second" + seen + "; held for "
                + Say.time((long) needed) + " it were " + Say.average(load.perSecond(needed));
    }

    private static String need(PoolLoad load, ConnectionUse use) {
        String share =
                Say.percent(load.heldNanos() == 0 ? 0 : (double) use.time().total() / load.heldNanos());
        return load.isShort()
                ? "threads wait for this pool, " + Say.count(load.pool().maxWaiting()) + " at most at a time; " + share
                        + " of the time that its connections are held is this"
                : "no thread has waited for this pool yet; " + share
                        + " of the time that its connections are held is this";
    }

    private static Severity severity(ConnectionUse use, PoolLoad load, double elsewhere) {
        double all = elsewhere * use.requests();
        if (load.isShort() && all >= HIGH_SHARE_OF_POOL * load.heldNanos()) {
            return Severity.HIGH;
        }
        return elsewhere >= MEDIUM_NANOS || load.shareOfCapacity(all) >= MEDIUM_SHARE_OF_CAPACITY
                ? Severity.MEDIUM
                : Severity.LOW;
    }

    private static String remedy(ConnectionUse use) {
        return (use.time().inference() * 2 > use.time().unknown()
                        ? "Ask the model before the connection is taken, or after it is given back"
                        : "Call, wait and compute before the connection is taken, or after it is given back")
                + ": end the transaction first (Spring: @Transactional on what reads and writes only, or TransactionTemplate"
                + " around it; JDBC: try-with-resources around the database work only).\n"
                + "Spring keeps a connection from the first statement to the end of the response unless"
                + " spring.jpa.open-in-view=false.";
    }

    private static String site(ConnectionUse use) {
        return Evidence.mostFrequent(use.outsideSites().isEmpty() ? use.sites() : use.outsideSites());
    }

    private static Finding finding(
            Evidence evidence,
            ConnectionUse use,
            Severity severity,
            Confidence confidence,
            String title,
            List<String> lines,
            String remedy) {
        String site = site(use);
        return new Finding(
                FindingId.of(FindingKind.HELD_CONNECTION, use.endpoint(), use.pool(), evidence.methodAt(site)),
                FindingKind.HELD_CONNECTION,
                severity,
                confidence,
                use.endpoint(),
                use.pool(),
                site,
                title,
                lines,
                use.requests(),
                0,
                0,
                0,
                remedy);
    }
}
