package io.pitot.findings;

import io.pitot.dump.Confidence;
import io.pitot.dump.Distribution;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Query;
import io.pitot.dump.QueryUse;
import io.pitot.dump.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * D1: a statement whose 95th percentile, execute and fetch together, is above 500 ms.
 *
 * <p>At least three executions must have been that slow, because the first of a process waits for
 * connections, plans and classes; or one must have taken more than 10 s, which none of these explains.
 */
final class SlowQueryRule {

    private static final long SLOW = 500_000_000;
    private static final long VERY_SLOW = 1_000_000_000;
    private static final long LEAST_SLOW_EXECUTIONS = 3;
    private static final long SLOW_BEYOND_DOUBT = 10_000_000_000L;

    private SlowQueryRule() {}

    static List<Finding> judge(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Query query : evidence.dump().queries()) {
            Distribution duration = query.duration();
            boolean enough = duration.countAbove(SLOW) >= LEAST_SLOW_EXECUTIONS || duration.max() > SLOW_BEYOND_DOUBT;
            if (enough && duration.percentile(95) > SLOW && !query.id().equals(Endpoint.OTHER)) {
                findings.add(finding(evidence, query));
            }
        }
        return findings;
    }

    private static Finding finding(Evidence evidence, Query query) {
        Sql sql = Sql.of(query);
        Distribution duration = query.duration();
        List<QueryUse> uses = evidence.usesOf(query.id()).stream()
                .filter(use -> !use.endpoint().equals(Endpoint.NO_REQUEST))
                .sorted(Comparator.comparingLong((QueryUse use) -> -use.nanos()).thenComparing(QueryUse::endpoint))
                .toList();
        String endpoint = uses.isEmpty() ? Endpoint.NO_REQUEST : uses.get(0).endpoint();
        long requests = uses.stream().mapToLong(QueryUse::requests).sum();
        long occurrences = Math.max(1, requests > 0 ? requests : query.executions());
        String site = Evidence.mostFrequent(query.sites());
        return new Finding(
                // The endpoint that spends most on it may be another one tomorrow: it is not part of the id.
                FindingId.of(FindingKind.SLOW_QUERY, "", query.id(), evidence.methodAt(site)),
                FindingKind.SLOW_QUERY,
                duration.percentile(95) > VERY_SLOW && duration.countAbove(VERY_SLOW) >= 1
                        ? Severity.HIGH
                        : Severity.MEDIUM,
                Confidence.PROVEN,
                endpoint,
                query.id(),
                site,
                "Slow query: " + sql.name() + " takes " + Say.time(duration.percentile(95)) + " (p95)",
                evidenceLines(evidence, query, uses),
                occurrences,
                duration.total() / occurrences,
                duration.total(),
                evidence.shareOfAll(duration.total()),
                remedy(query, sql));
    }

    private static List<String> evidenceLines(Evidence evidence, Query query, List<QueryUse> uses) {
        Distribution duration = query.duration();
        List<String> lines = new ArrayList<>();
        lines.add("measured: " + Say.count(duration.count(), "execution") + ", half of them above "
                + Say.time(duration.percentile(50)) + ", 95 % within " + Say.time(duration.percentile(95))
                + ", the slowest " + Say.time(duration.max()));
        if (query.rowsRead() > 0) {
            lines.add("rows read each time: " + Say.average((double) query.rowsRead() / Math.max(1, query.executions()))
                    + ", " + Say.count(query.maxRowsRead()) + " at most; reading them took "
                    + Say.percent(fetchShare(query)) + " of the time");
        }
        for (QueryUse use : uses.subList(0, Math.min(1, uses.size()))) {
            long all = evidence.nanosOf(use.endpoint());
            if (all > 0) {
                lines.add(Say.percent(Math.min(1, (double) use.nanos() / all)) + " of the time of " + use.endpoint());
            }
        }
        if (uses.size() > 1) {
            lines.add("also run by " + Say.count(uses.size() - 1L, "other endpoint"));
        }
        return lines;
    }

    private static double fetchShare(Query query) {
        double all = (double) query.executeNanos() + query.fetchNanos();
        return all == 0 ? 0 : query.fetchNanos() / all;
    }

    private static String remedy(Query query, Sql sql) {
        if (fetchShare(query) > 0.5) {
            return "Most of the time goes into reading rows: ask for fewer rows or columns,"
                    + " page through them, or let the driver fetch more of them at a time (setFetchSize).";
        }
        Set<String> columns = sql.comparedColumns();
        String table = sql.table();
        return "Look at its plan (EXPLAIN) with real values: does it read many rows to find few?"
                + (columns.isEmpty()
                        ? ""
                        : "\nIt compares " + String.join(", ", columns)
                                + ": see whether an index" + (table.isEmpty() ? "" : " on " + table)
                                + " begins with what narrows the rows most.");
    }
}
