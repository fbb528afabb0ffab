package io.pitot.agent.engine.evidence;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.IdCounts;
import io.pitot.agent.engine.table.IdTable;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.TransactionUse;
import java.util.List;

/** The transactions of each endpoint, and what happened during them. */
public final class TransactionUses {

    /** Sums over the requests of one endpoint. */
    private static final class Sums {
        final int endpoint;
        long requests;
        long transactions;
        long rollbacks;
        long statements;
        long maxStatements;
        long maxPerRequest;
        long maxNanos;
        long commitNanos;
        long[] errors = IdCounts.NONE;
        long[] sites = IdCounts.NONE;
        final TimeSums time = new TimeSums();

        Sums(int endpoint) {
            this.endpoint = endpoint;
        }
    }

    private final IdTable<Sums> endpoints = new IdTable<>(DumpIds.NO_REQUEST, Sums::new);
    private final Overflows overflows;

    public TransactionUses(Overflows overflows) {
        this.overflows = overflows;
    }

    /** Adds a finished request. */
    public void add(RequestEvents request, TimeShares shares) {
        if (!request.has(EventKind.TRANSACTION)) {
            return;
        }
        Sums sums = endpoints.at(request.endpoint());
        long before = sums.transactions;
        for (int i = 0; i < request.size(); i++) {
            if (request.kind(i) == EventKind.TRANSACTION) {
                add(sums, request.flags(i), request.code(i), request.count(i), request.lasted(i), request.site(i));
                sums.commitNanos += request.duration(i);
                long end = request.end(i);
                shares.splitPart(request, end - request.lasted(i), end, sums.time);
            }
        }
        CutEvents cut = request.cut();
        if (cut != null) {
            cut.forEach((key, sum) -> addCut(sums, sum));
        }
        long added = sums.transactions - before;
        sums.requests += added > 0 ? 1 : 0;
        sums.maxPerRequest = Math.max(sums.maxPerRequest, added);
    }

    /** Adds a transaction that ended outside the request in which it began, or that began in none. */
    public void addAlone(long[] event) {
        long header = event[EventLayout.HEADER];
        long nanos = event[EventLayout.EXTRA];
        Sums sums = endpoints.at(DumpIds.NO_REQUEST);
        int site = EventLayout.site(event[EventLayout.SUBJECT_AND_SITE]);
        add(sums, EventLayout.flags(header), EventLayout.code(header), event[EventLayout.COUNT], nanos, site);
        sums.commitNanos += event[EventLayout.DURATION];
        sums.time.total += nanos;
    }

    private void add(Sums sums, int flags, int error, long statements, long nanos, int site) {
        sums.transactions++;
        sums.rollbacks += (flags & EventLayout.FLAG_ROLLED_BACK) != 0 ? 1 : 0;
        sums.statements += statements;
        sums.maxStatements = Math.max(sums.maxStatements, statements);
        sums.maxNanos = Math.max(sums.maxNanos, nanos);
        if ((flags & EventLayout.FLAG_ERROR) != 0) {
            sums.errors = IdCounts.add(sums.errors, error, 1, overflows);
        }
        if (site > 0) {
            sums.sites = IdCounts.add(sums.sites, site, 1, overflows);
        }
    }

    private void addCut(Sums sums, CutEvents.Sum cut) {
        if (cut.kind == EventKind.TRANSACTION) {
            sums.transactions += cut.events;
            sums.rollbacks += cut.special;
            sums.statements += cut.rows;
            sums.maxStatements = Math.max(sums.maxStatements, cut.mostRows);
            sums.maxNanos = Math.max(sums.maxNanos, cut.longestExtraNanos);
            sums.commitNanos += cut.nanos;
            sums.time.total += cut.extraNanos;
            sums.sites = IdCounts.addAll(sums.sites, cut.sites, overflows);
        }
    }

    /** The uses, ordered by endpoint. */
    public List<TransactionUse> named(DumpIds ids) {
        return endpoints.named(sums -> mention(sums, ids), sums -> use(sums, ids));
    }

    private static String mention(Sums sums, DumpIds ids) {
        IdCounts.forEachId(sums.sites, ids::mentionSite);
        return ids.endpoint(sums.endpoint);
    }

    private static TransactionUse use(Sums sums, DumpIds ids) {
        return new TransactionUse(
                ids.endpoint(sums.endpoint),
                sums.requests,
                sums.transactions,
                sums.rollbacks,
                IdCounts.named(sums.errors, ids::error),
                sums.statements,
                sums.maxStatements,
                sums.maxPerRequest,
                sums.maxNanos,
                sums.commitNanos,
                sums.time.split(),
                IdCounts.named(sums.sites, ids::site));
    }
}
