package io.pitot.cli.analysis;

import io.pitot.dump.Distribution;
import io.pitot.dump.Dump;
import io.pitot.dump.Query;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements of one kind.
 *
 * @param query what the dump says of them, executions outside requests included
 * @param table the main table, or empty if unknown
 * @param text the fingerprint without its list of columns
 * @param calls executions in requests
 * @param nanos their duration in all
 * @param share of all requests' time, 0 to 1
 * @param site the call site that ran it most often, or null if none is known
 */
public record QueryRow(
        Query query,
        String table,
        String text,
        long calls,
        long nanos,
        double share,
        @Nullable Site site) implements Row {

    private static final Comparator<QueryRow> BY_TIME =
            Comparator.comparingLong(QueryRow::nanos).reversed().thenComparing(row -> row.query.id());

    static List<QueryRow> of(Dump dump, Totals totals, Outside outside, Sites sites) {
        return dump.queries().stream()
                .map(query -> row(query, totals, outside.queryWithin(query), sites))
                .filter(row -> row.calls > 0)
                .sorted(BY_TIME)
                .toList();
    }

    private static QueryRow row(Query query, Totals totals, Outside.Calls within, Sites sites) {
        SqlText sql = new SqlText(query.sql());
        return new QueryRow(
                query,
                sql.table(),
                sql.shortened(),
                within.count(),
                within.nanos(),
                totals.shareOfTime(within.nanos()),
                sites.busiest(query.sites()));
    }

    /** What an execution in a request took on average, in nanoseconds: percentiles are of all executions. */
    public long mean() {
        return Math.round((double) nanos / calls);
    }

    @Override
    public String id() {
        return query.id();
    }

    @Override
    public Distribution duration() {
        return query.duration();
    }

    @Override
    public long errors() {
        return query.errors();
    }
}
