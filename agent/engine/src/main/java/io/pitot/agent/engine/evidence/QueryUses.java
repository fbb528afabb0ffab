package io.pitot.agent.engine.evidence;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.engine.table.Bound;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.IdCounts;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.QueryUse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each endpoint does with each query: evidence for N+1 selects, duplicates and batchable writes. */
public final class QueryUses {

    private static final int LIMIT = 8_000;

    /** Sums over the requests of one endpoint that ran one query. */
    private static final class Sums {
        long executions;
        long nanos;
        long repeatedNanos;
        long rows;

        // There are thousands of these: what cannot be great is small.
        int requests;
        int maxPerRequest;
        int distinctArguments;
        int distinctMax;
        int repeatedRequests;
        int repeatedExecutions;
        int sitedRequests;
        int loopRequests;

        /** Of executions that were their request's first of the query, and of those that repeated it. */
        long[] firstSites = IdCounts.NONE;

        long[] repeatSites = IdCounts.NONE;

        @Nullable
        Rare rare;

        Rare rare() {
            Rare known = rare;
            if (known == null) {
                known = new Rare();
                rare = known;
            }
            return known;
        }

        Rare rareOrNone() {
            return rare == null ? Rare.NONE : rare;
        }
    }

    /** What most queries do not do. */
    private static final class Rare {
        static final Rare NONE = new Rare();

        long batches;
        long duplicates;
        long duplicateNanos;
        long duplicateRequests;
        long unknownArguments;
        int treeRequests;
    }

    private final UsesTable<Sums> table;

    public QueryUses(Overflows overflows) {
        table = new UsesTable<>(LIMIT, Sums::new, Bound.QUERY_USES, overflows);
    }

    /** Adds a finished request. */
    public void add(RequestEvents request, RequestQueries queries) {
        int endpoint = request.endpoint();
        for (int i = 0; i < queries.size(); i++) {
            add(endpoint, queries.run(i));
        }
        for (int i = 0; i < queries.sited(); i++) {
            Sums sums = table.at(endpoint, queries.sitedRun(i).query);
            if (queries.isRepeat(i)) {
                sums.repeatSites = table.count(sums.repeatSites, queries.site(i));
            } else {
                sums.firstSites = table.count(sums.firstSites, queries.site(i));
            }
        }
        CutEvents cut = request.cut();
        if (cut != null) {
            // What was cut came after thousands of events: as good as always a repeat.
            cut.forEach((key, sum) -> {
                if (sum.kind == EventKind.QUERY) {
                    Sums sums = table.at(endpoint, sum.subject);
                    sums.repeatSites = table.count(sums.repeatSites, sum.sites);
                }
            });
        }
    }

    private void add(int endpoint, QueryRun run) {
        Sums sums = table.at(endpoint, run.query);
        sums.requests++;
        sums.executions += run.executions;
        sums.nanos += run.nanos;
        sums.rows += run.rows;
        sums.maxPerRequest = Math.max(sums.maxPerRequest, (int) Math.min(run.executions, Integer.MAX_VALUE));
        if (run.executions > 1) {
            sums.repeatedRequests++;
            sums.repeatedExecutions = Counts.add(sums.repeatedExecutions, run.executions);
            sums.repeatedNanos += run.nanos;
            if (run.executions == run.rows + 1) {
                sums.rare().treeRequests++;
            }
        }
        sums.distinctArguments = Counts.add(sums.distinctArguments, run.distinctArguments());
        sums.distinctMax = Math.max(sums.distinctMax, (int) Math.min(run.distinctArguments(), Integer.MAX_VALUE));
        sums.sitedRequests += run.isSited() ? 1 : 0;
        sums.loopRequests += run.isLoop ? 1 : 0;
        if (run.hasDuplicates()) {
            Rare rare = sums.rare();
            rare.duplicates += run.duplicates;
            rare.duplicateNanos += run.duplicateNanos;
            rare.duplicateRequests++;
        }
        if ((run.batches | run.unknownArguments) != 0) {
            sums.rare().batches += run.batches;
            sums.rare().unknownArguments += run.unknownArguments;
        }
    }

    /** Adds a query that ran outside any request; totals and sites only. */
    public void addAlone(long[] event) {
        long subjectAndSite = event[EventLayout.SUBJECT_AND_SITE];
        Sums sums = table.at(DumpIds.NO_REQUEST, EventLayout.subject(subjectAndSite));
        sums.executions++;
        if ((EventLayout.flags(event[EventLayout.HEADER]) & EventLayout.FLAG_BATCH) != 0) {
            sums.rare().batches++;
        }
        sums.nanos += event[EventLayout.DURATION] + event[EventLayout.EXTRA];
        sums.rows += event[EventLayout.COUNT];
        sums.firstSites = table.count(sums.firstSites, EventLayout.site(subjectAndSite));
    }

    /** Adds rows and fetch time of a query that ran outside any request. */
    public void addFetchAlone(int query, long rows, long nanos) {
        Sums sums = table.at(DumpIds.NO_REQUEST, query);
        sums.rows += rows;
        sums.nanos += nanos;
    }

    /** The uses, ordered by endpoint and query; made from the table, which is not to change, when asked for. */
    public List<QueryUse> named(DumpIds ids) {
        return table.named(
                ids,
                ids::query,
                sums -> {
                    IdCounts.forEachId(sums.firstSites, ids::mentionSite);
                    IdCounts.forEachId(sums.repeatSites, ids::mentionSite);
                },
                (endpoint, query, sums) -> named(endpoint, query, sums, ids));
    }

    private static QueryUse named(int endpoint, int query, Sums sums, DumpIds ids) {
        Rare rare = sums.rareOrNone();
        return new QueryUse(
                ids.endpoint(endpoint),
                ids.query(query),
                sums.requests,
                sums.executions,
                rare.batches,
                sums.nanos,
                sums.maxPerRequest,
                sums.repeatedRequests,
                sums.repeatedExecutions,
                sums.repeatedNanos,
                sums.distinctArguments,
                sums.distinctMax,
                rare.duplicates,
                rare.duplicateNanos,
                rare.duplicateRequests,
                rare.unknownArguments,
                sums.sitedRequests,
                sums.loopRequests,
                rare.treeRequests,
                sums.rows,
                IdCounts.named(sums.firstSites, sums.repeatSites, ids::site),
                IdCounts.named(sums.repeatSites, ids::site));
    }
}
