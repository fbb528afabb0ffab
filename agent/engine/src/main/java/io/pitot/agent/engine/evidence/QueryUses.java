package io.pitot.agent.engine.evidence;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.engine.table.Bound;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.IdCounts;
import io.pitot.agent.engine.table.LongTable;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.QueryUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What each endpoint does with each query: evidence for N+1 selects, duplicates and batchable writes. */
public final class QueryUses {

    private static final int LIMIT = 8_000;

    /** Sums over the requests of one endpoint that ran one query. */
    private static final class Sums {
        long requests;
        long executions;
        long nanos;
        long maxPerRequest;
        long repeatedRequests;
        long repeatedExecutions;
        long repeatedNanos;
        long distinctArguments;
        long distinctMax;
        long duplicates;
        long duplicateNanos;
        long duplicateRequests;
        long unknownArguments;
        long rows;
        final IdCounts sites = new IdCounts();
        final IdCounts repeatSites = new IdCounts();
    }

    private final LongTable<Sums> table = new LongTable<>(LIMIT + 1);
    private final Overflows overflows;

    public QueryUses(Overflows overflows) {
        this.overflows = overflows;
    }

    /** Adds a finished request. */
    public void add(RequestEvents request, RequestQueries queries) {
        int endpoint = request.endpoint();
        for (int i = 0; i < queries.size(); i++) {
            add(endpoint, queries.run(i));
        }
        for (int i = 0; i < queries.sited(); i++) {
            Sums sums = sums(endpoint, queries.sitedRun(i).query);
            count(sums.sites.add(queries.site(i), 1));
            if (queries.isRepeat(i)) {
                count(sums.repeatSites.add(queries.site(i), 1));
            }
        }
        CutEvents cut = request.cut();
        if (cut != null) {
            // What was cut came after thousands of events: as good as always a repeat.
            cut.forEach((key, sum) -> {
                if (sum.kind == EventKind.QUERY) {
                    Sums sums = sums(endpoint, sum.subject);
                    count(sums.sites.addAll(sum.sites));
                    count(sums.repeatSites.addAll(sum.sites));
                }
            });
        }
    }

    private void add(int endpoint, QueryRun run) {
        Sums sums = sums(endpoint, run.query);
        sums.requests++;
        sums.executions += run.executions;
        sums.nanos += run.nanos;
        sums.rows += run.rows;
        sums.maxPerRequest = Math.max(sums.maxPerRequest, run.executions);
        if (run.executions > 1) {
            sums.repeatedRequests++;
            sums.repeatedExecutions += run.executions;
            sums.repeatedNanos += run.nanos;
        }
        sums.distinctArguments += run.distinctArguments;
        sums.distinctMax = Math.max(sums.distinctMax, run.distinctArguments);
        sums.unknownArguments += run.unknownArguments;
        if (run.duplicates > 0) {
            sums.duplicates += run.duplicates;
            sums.duplicateNanos += run.duplicateNanos;
            sums.duplicateRequests++;
        }
    }

    /** Adds a query that ran outside any request; totals and sites only. */
    public void addAlone(long[] event) {
        long subjectAndSite = event[EventLayout.SUBJECT_AND_SITE];
        Sums sums = sums(DumpIds.NO_REQUEST, EventLayout.subject(subjectAndSite));
        sums.executions++;
        sums.nanos += event[EventLayout.DURATION] + event[EventLayout.EXTRA];
        sums.rows += event[EventLayout.COUNT];
        int site = EventLayout.site(subjectAndSite);
        if (site > 0) {
            count(sums.sites.add(site, 1));
        }
    }

    /** Adds rows and fetch time of a query that ran outside any request. */
    public void addFetchAlone(int query, long rows, long nanos) {
        Sums sums = sums(DumpIds.NO_REQUEST, query);
        sums.rows += rows;
        sums.nanos += nanos;
    }

    /** The uses, ordered by endpoint and query. */
    public List<QueryUse> named(DumpIds ids) {
        List<QueryUse> uses = new ArrayList<>(table.size());
        table.forEach((key, sums) -> uses.add(new QueryUse(
                ids.endpoint((int) (key >>> 32)),
                ids.query((int) key),
                sums.requests,
                sums.executions,
                sums.nanos,
                sums.maxPerRequest,
                sums.repeatedRequests,
                sums.repeatedExecutions,
                sums.repeatedNanos,
                sums.distinctArguments,
                sums.distinctMax,
                sums.duplicates,
                sums.duplicateNanos,
                sums.duplicateRequests,
                sums.unknownArguments,
                sums.rows,
                sums.sites.named(ids::site),
                sums.repeatSites.named(ids::site))));
        uses.sort(Comparator.comparing(QueryUse::endpoint).thenComparing(QueryUse::query));
        return uses;
    }

    private Sums sums(int endpoint, int query) {
        long key = ((long) endpoint << 32) | query;
        Sums sums = table.get(key);
        if (sums == null && table.size() >= LIMIT && key != 0) {
            overflows.count(Bound.QUERY_USES);
            return sums(0, 0);
        }
        if (sums == null) {
            sums = new Sums();
            table.put(key, sums);
        }
        return sums;
    }

    private void count(boolean fitted) {
        if (!fitted) {
            overflows.count(Bound.DETAILS);
        }
    }
}
