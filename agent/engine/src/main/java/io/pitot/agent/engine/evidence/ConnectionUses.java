package io.pitot.agent.engine.evidence;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.engine.table.Bound;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.IdCounts;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.ConnectionUse;
import java.util.List;

/** What each endpoint does while it has a pool's connections: evidence for those held too long. */
public final class ConnectionUses {

    private static final int LIMIT = 1_000;

    /**
     * Time between two statements that is no longer may be that of a thread which waits for a processor. A loop has hundreds of those, whose
     * sum says how busy the machine is; whoever sleeps or calls somebody is away for longer at a time.
     */
    private static final long SHORT_GAP_NANOS = 5_000_000;

    /** Events before and after one among which those that overlap it are sought. */
    private static final int NEIGHBOURS = 32;

    /** Sums over the requests of one endpoint that used one pool. */
    private static final class Sums {
        long maxNanos;
        long awayNanos;
        long waitNanos;

        // There may be a thousand of these: what cannot be great is small.
        int requests;
        int uses;
        int kept;
        int late;
        int maxPerRequest;
        int outside;
        int measured;
        int away;
        int waits;
        int nested;
        int usesOfRequest;
        final TimeSums time = new TimeSums();
        long[] sites = IdCounts.NONE;
        long[] outsideSites = IdCounts.NONE;
        long[] keptSites = IdCounts.NONE;

        /** Number of the last request that was added. */
        long request;

        void add(long request, long uses, long longestNanos) {
            if (this.request != request) {
                this.request = request;
                requests++;
                usesOfRequest = 0;
            }
            this.uses = Counts.add(this.uses, uses);
            usesOfRequest = Counts.add(usesOfRequest, uses);
            maxPerRequest = Math.max(maxPerRequest, usesOfRequest);
            maxNanos = Math.max(maxNanos, longestNanos);
        }
    }

    private final UsesTable<Sums> table;
    private long requests;

    public ConnectionUses(Overflows overflows) {
        table = new UsesTable<>(LIMIT, Sums::new, Bound.CONNECTION_USES, overflows);
    }

    /** Adds a finished request. */
    public void add(RequestEvents request, TimeShares shares) {
        if (!request.has(EventKind.CONNECTION)) {
            return;
        }
        requests++;
        int endpoint = request.endpoint();
        for (int i = 0; i < request.size(); i++) {
            if (request.kind(i) == EventKind.CONNECTION) {
                Sums sums = table.at(endpoint, request.subject(i));
                sums.add(requests, 1, request.lasted(i));
                boolean isKept = (request.flags(i) & EventLayout.FLAG_KEPT) != 0;
                sums.kept += isKept ? 1 : 0;
                addTime(sums, request, i, shares);
                if (request.site(i) > 0) {
                    sums.sites = table.count(sums.sites, request.site(i));
                }
                if (isKept && request.site(i) > 0) {
                    sums.keptSites = table.count(sums.keptSites, request.site(i));
                }
            }
        }
        CutEvents cut = request.cut();
        if (cut != null) {
            cut.forEach((key, sum) -> addCut(endpoint, sum));
        }
    }

    /** Where the time of one use went. */
    private void addTime(Sums sums, RequestEvents request, int use, TimeShares shares) {
        long end = request.end(use);
        long start = end - request.lasted(use);
        TimeSums time = sums.time;
        long databaseBefore = time.execute + time.fetch + time.pool;
        long remoteBefore = time.inference + time.http + time.cache;
        long waitedBefore = sums.waitNanos;
        shares.splitPart(request, start, end, time);
        addWaits(sums, request, start, end, request.subject(use));
        long waited = sums.waitNanos - waitedBefore;
        long outside = end - start - (time.execute + time.fetch + time.pool - databaseBefore);
        if (outside + waited >= ConnectionUse.LONG_NANOS) {
            sums.outside++;
            if (request.site(use) > 0) {
                sums.outsideSites = table.count(sums.outsideSites, request.site(use));
            }
        }
        if (request.cpuNanos() >= 0) {
            // The CPU may have been at work before and after, and for models: at least this much is not its.
            long remote = time.inference + time.http + time.cache - remoteBefore;
            long idle = Math.min(outside - request.cpuNanos(), longGaps(request, start, end));
            long away = Math.max(idle, remote) + waited;
            sums.measured++;
            sums.awayNanos += away;
            sums.away += away >= ConnectionUse.LONG_NANOS ? 1 : 0;
        }
    }

    /** The time in which no statement was under way, without the short pieces of it. */
    private static long longGaps(RequestEvents request, long start, long end) {
        int limit = request.firstFrom(end);
        long covered = start;
        long sum = 0;
        for (int i = request.firstFrom(start); i < limit; i++) {
            int kind = request.kind(i);
            if (kind == EventKind.QUERY || kind == EventKind.TRANSACTION || kind == EventKind.POOL_WAIT) {
                sum += longGap(request.start(i) - covered);
                long done = request.end(i) + request.fetch(i);
                covered = done - covered > 0 ? done : covered;
            }
        }
        return sum + longGap(end - covered);
    }

    private static long longGap(long nanos) {
        return nanos > SHORT_GAP_NANOS ? nanos : 0;
    }

    /** What a request waits for while it has a connection, and does nothing else: of several threads one may be at work with it. */
    private static void addWaits(Sums sums, RequestEvents request, long start, long end, int pool) {
        int first = request.firstFrom(start);
        int limit = request.firstFrom(end);
        for (int i = first; i < limit; i++) {
            if (request.kind(i) == EventKind.POOL_WAIT && isIdle(request, first, limit, i)) {
                sums.waits++;
                sums.nested += request.subject(i) == pool ? 1 : 0;
                sums.waitNanos += request.duration(i);
            }
        }
    }

    private static boolean isIdle(RequestEvents request, int first, int limit, int wait) {
        for (int i = Math.max(first, wait - NEIGHBOURS); i < Math.min(limit, wait + NEIGHBOURS); i++) {
            if (request.kind(i) != EventKind.POOL_WAIT
                    && request.kind(i) != EventKind.CONNECTION
                    && request.start(i) - request.end(wait) < 0
                    && request.end(i) - request.start(wait) > 0) {
                return false;
            }
        }
        return true;
    }

    private void addCut(int endpoint, CutEvents.Sum sum) {
        if (sum.kind == EventKind.CONNECTION) {
            Sums sums = table.at(endpoint, sum.subject);
            sums.add(requests, sum.events, sum.longestExtraNanos);
            sums.kept = Counts.add(sums.kept, sum.special);
            sums.time.total += sum.extraNanos;
            sums.sites = table.count(sums.sites, sum.sites);
        }
    }

    /** Adds a connection that was given back outside the request that took it, or that none took. */
    public void addAlone(long[] event) {
        long subjectAndSite = event[EventLayout.SUBJECT_AND_SITE];
        long nanos = event[EventLayout.EXTRA];
        Sums sums = table.at(DumpIds.NO_REQUEST, EventLayout.subject(subjectAndSite));
        sums.maxNanos = Math.max(sums.maxNanos, nanos);
        // What was told as its request ended is there already.
        sums.time.total += nanos - event[EventLayout.COUNT];
        if (isLate(event)) {
            table.at(endpointOfAlone(event), EventLayout.subject(subjectAndSite)).late++;
            return;
        }
        sums.uses++;
        sums.sites = table.count(sums.sites, EventLayout.site(subjectAndSite));
    }

    /** The endpoint that {@link #addAlone} counts such an event to. */
    public static int endpointOfAlone(long[] event) {
        return isLate(event) ? (int) event[EventLayout.HASH] : DumpIds.NO_REQUEST;
    }

    private static boolean isLate(long[] event) {
        return (EventLayout.flags(event[EventLayout.HEADER]) & EventLayout.FLAG_LATE) != 0;
    }

    /** The uses, ordered by endpoint and pool. */
    public List<ConnectionUse> named(DumpIds ids) {
        return table.named(
                ids,
                ids::pool,
                sums -> {
                    IdCounts.forEachId(sums.sites, ids::mentionSite);
                    IdCounts.forEachId(sums.outsideSites, ids::mentionSite);
                    IdCounts.forEachId(sums.keptSites, ids::mentionSite);
                },
                (endpoint, pool, sums) -> new ConnectionUse(
                        ids.endpoint(endpoint),
                        ids.pool(pool),
                        sums.requests,
                        sums.uses,
                        sums.kept,
                        sums.late,
                        sums.maxPerRequest,
                        sums.maxNanos,
                        sums.time.split(),
                        sums.outside,
                        sums.measured,
                        sums.away,
                        sums.awayNanos,
                        sums.waits,
                        sums.nested,
                        sums.waitNanos,
                        IdCounts.named(sums.sites, ids::site),
                        IdCounts.named(sums.outsideSites, ids::site),
                        IdCounts.named(sums.keptSites, ids::site)));
    }
}
