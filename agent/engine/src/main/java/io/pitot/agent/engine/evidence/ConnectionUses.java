package io.pitot.agent.engine.evidence;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.engine.table.Bound;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.IdCounts;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.ConnectionUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What each endpoint does while it has a pool's connections: evidence for those held too long. */
public final class ConnectionUses {

    private static final int LIMIT = 1_000;

    /** Sums over the requests of one endpoint that used one pool. */
    private static final class Sums {
        long requests;
        long uses;
        long maxPerRequest;
        long maxNanos;
        final TimeSums time = new TimeSums();
        final IdCounts sites = new IdCounts();

        /** Number of the last request that was added, and its uses. */
        long request;

        long usesOfRequest;

        void add(long request, long uses, long longestNanos) {
            if (this.request != request) {
                this.request = request;
                requests++;
                usesOfRequest = 0;
            }
            this.uses += uses;
            usesOfRequest += uses;
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
                long end = request.end(i);
                shares.splitPart(request, end - request.lasted(i), end, sums.time);
                if (request.site(i) > 0) {
                    table.count(sums.sites, request.site(i));
                }
            }
        }
        CutEvents cut = request.cut();
        if (cut != null) {
            cut.forEach((key, sum) -> addCut(endpoint, sum));
        }
    }

    private void addCut(int endpoint, CutEvents.Sum sum) {
        if (sum.kind == EventKind.CONNECTION) {
            Sums sums = table.at(endpoint, sum.subject);
            sums.add(requests, sum.events, sum.longestExtraNanos);
            sums.time.total += sum.extraNanos;
            table.count(sums.sites, sum.sites);
        }
    }

    /** Adds a connection that was given back outside the request that took it, or that none took. */
    public void addAlone(long[] event) {
        long subjectAndSite = event[EventLayout.SUBJECT_AND_SITE];
        long nanos = event[EventLayout.EXTRA];
        Sums sums = table.at(DumpIds.NO_REQUEST, EventLayout.subject(subjectAndSite));
        sums.uses++;
        sums.maxNanos = Math.max(sums.maxNanos, nanos);
        sums.time.total += nanos;
        int site = EventLayout.site(subjectAndSite);
        if (site > 0) {
            table.count(sums.sites, site);
        }
    }

    /** The uses, ordered by endpoint and pool. */
    public List<ConnectionUse> named(DumpIds ids) {
        List<ConnectionUse> uses = new ArrayList<>(table.size());
        table.forEach((endpoint, pool, sums) -> uses.add(new ConnectionUse(
                ids.endpoint(endpoint),
                ids.pool(pool),
                sums.requests,
                sums.uses,
                sums.maxPerRequest,
                sums.maxNanos,
                sums.time.split(),
                sums.sites.named(ids::site))));
        uses.sort(Comparator.comparing(ConnectionUse::endpoint).thenComparing(ConnectionUse::pool));
        return uses;
    }
}
