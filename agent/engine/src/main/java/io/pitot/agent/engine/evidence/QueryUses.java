package io.pitot.agent.engine.evidence;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.engine.table.Bound;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.IdCounts;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.QueryUse;
import io.pitot.dump.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

        @Nullable
        IdCounts sites;

        @Nullable
        IdCounts repeatSites;

        IdCounts sites() {
            IdCounts known = sites;
            if (known == null) {
                known = new IdCounts();
                sites = known;
            }
            return known;
        }

        IdCounts repeatSites() {
            IdCounts known = repeatSites;
            if (known == null) {
                known = new IdCounts();
                repeatSites = known;
            }
            return known;
        }
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
            table.count(sums.sites(), queries.site(i));
            if (queries.isRepeat(i)) {
                table.count(sums.repeatSites(), queries.site(i));
            }
        }
        CutEvents cut = request.cut();
        if (cut != null) {
            // What was cut came after thousands of events: as good as always a repeat.
            cut.forEach((key, sum) -> {
                if (sum.kind == EventKind.QUERY) {
                    Sums sums = table.at(endpoint, sum.subject);
                    table.count(sums.sites(), sum.sites);
                    table.count(sums.repeatSites(), sum.sites);
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
        Sums sums = table.at(DumpIds.NO_REQUEST, EventLayout.subject(subjectAndSite));
        sums.executions++;
        sums.nanos += event[EventLayout.DURATION] + event[EventLayout.EXTRA];
        sums.rows += event[EventLayout.COUNT];
        int site = EventLayout.site(subjectAndSite);
        if (site > 0) {
            table.count(sums.sites(), site);
        }
    }

    /** Adds rows and fetch time of a query that ran outside any request. */
    public void addFetchAlone(int query, long rows, long nanos) {
        Sums sums = table.at(DumpIds.NO_REQUEST, query);
        sums.rows += rows;
        sums.nanos += nanos;
    }

    /** What a pair is called in the dump, while the pairs are put in their order. */
    private record Row(String endpoint, String query, long key) {}

    /** The uses, ordered by endpoint and query; made from the table, which is not to change, when asked for. */
    public List<QueryUse> named(DumpIds ids) {
        List<Row> rows = new ArrayList<>(table.size());
        table.forEach((endpoint, query, sums) -> {
            rows.add(new Row(ids.endpoint(endpoint), ids.query(query), UsesTable.key(endpoint, query)));
            mention(sums.sites, ids);
            mention(sums.repeatSites, ids);
        });
        rows.sort(Comparator.comparing(Row::endpoint).thenComparing(Row::query));
        long[] keys = rows.stream().mapToLong(Row::key).toArray();
        return new Rows<>(keys.length, i -> named(keys[i], ids));
    }

    private QueryUse named(long key, DumpIds ids) {
        int endpoint = UsesTable.endpoint(key);
        int query = UsesTable.subject(key);
        Sums sums = table.at(endpoint, query);
        return new QueryUse(
                ids.endpoint(endpoint),
                ids.query(query),
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
                named(sums.sites, ids),
                named(sums.repeatSites, ids));
    }

    private static void mention(@Nullable IdCounts sites, DumpIds ids) {
        if (sites != null) {
            sites.forEachId(ids::mentionSite);
        }
    }

    private static Map<String, Long> named(@Nullable IdCounts counts, DumpIds ids) {
        return counts == null ? Map.of() : counts.named(ids::site);
    }
}
