package io.pitot.findings;

import io.pitot.dump.Confidence;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.QueryUse;
import io.pitot.dump.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * D7: more rows than anyone who waits for the answer can look at, read by a SELECT that sets no limit; or a whole result read page by
 * page with OFFSET, each page after skipping all those before.
 */
final class UnboundedResultRule {

    /** More than a page shows. */
    private static final double PAGE = 100;

    /** Of a table that is read whole and will not stay as small as one that is looked things up in. */
    private static final double WHOLE_TABLE = 500;

    private static final double MANY_ROWS = 1_000;
    private static final double VERY_MANY_ROWS = 10_000;

    /** Pages of one request, each of which skips those before it. */
    private static final double MANY_PAGES = 10;

    private static final String READ_LESS =
            "Read what is shown: a page (LIMIT, or FETCH FIRST … ROWS ONLY, after the last key of the page before)"
                    + " and the columns that are used; let the database count and sum.\n"
                    + "If all of it is needed, stream it (setFetchSize) instead of holding it, and see whether a job"
                    + " or a cache can do it once for many.";

    private UnboundedResultRule() {}

    /** @param loops N+1 findings: what asks for the first row of each with an OFFSET of none reads no pages */
    static List<Finding> judge(Evidence evidence, List<Finding> loops) {
        Set<List<String>> looped = new HashSet<>();
        loops.stream()
                .flatMap(loop -> loop.parts().stream())
                .forEach(loop -> looped.add(List.of(loop.endpoint(), loop.subject())));
        List<Finding> findings = new ArrayList<>();
        evidence.forEachUse((use, sql) -> {
            Endpoint endpoint = evidence.endpoint(use.endpoint());
            boolean readsPages = !sql.pages() || !looped.contains(List.of(use.endpoint(), use.query()));
            if (endpoint != null && readsPages) {
                judge(evidence, endpoint, use, sql).ifPresent(findings::add);
            }
        });
        return findings;
    }

    private static Optional<Finding> judge(Evidence evidence, Endpoint endpoint, QueryUse use, Sql sql) {
        if (!sql.readsTable()) {
            return Optional.empty();
        }
        if (sql.pages()) {
            Repeats repeats = use.repeatedRequests() == 0 ? null : Repeats.of(use);
            return repeats != null && repeats.executions() >= MANY_PAGES && repeats.mostlyNewArguments()
                    ? Optional.of(paging(evidence, use, sql, repeats))
                    : DeepPagesRule.judge(evidence, endpoint, use, sql);
        }
        double rows = (double) use.rows() / Math.max(1, use.executions());
        boolean isTooMany = rows >= MANY_ROWS || (rows >= WHOLE_TABLE && sql.readsWholeTable());
        return endpoint.isAwaited() && isTooMany && !sql.isLimited()
                ? Optional.of(tooMany(evidence, use, sql, rows))
                : Optional.empty();
    }

    private static Finding tooMany(Evidence evidence, QueryUse use, Sql sql, double rows) {
        // What a page shows is read in any case.
        Cost cost = new Cost(
                (long) (use.nanos() * (1 - PAGE / rows)),
                Math.max(1, use.requests()),
                0,
                evidence.nanosOf(use.endpoint()));
        Confidence confidence = rows >= MANY_ROWS ? Confidence.PROVEN : Confidence.POSSIBLE;
        return finding(
                evidence,
                use,
                cost,
                severity(rows, cost),
                confidence,
                "Unbounded result: " + sql.name() + " reads " + Say.average(rows) + " rows each time",
                List.of(
                        (confidence == Confidence.PROVEN ? "measured: " : "possible: ") + Say.average(rows)
                                + " rows each time, and no LIMIT"
                                + (sql.readsWholeTable() ? ": all that the table has, which grows" : ""),
                        "seen in " + Say.count(use.requests(), "request") + ", "
                                + Say.time(use.nanos() / Math.max(1, use.executions()))
                                + " each time on average; what exceeds " + Say.average(PAGE)
                                + " rows counts as what could be saved"),
                evidence.layersAt(Evidence.mostFrequent(use.sites()))
                        .library()
                        .map(LibraryRemedy::limit)
                        .orElse(READ_LESS));
    }

    private static Severity severity(double rows, Cost cost) {
        Severity byRows = rows >= VERY_MANY_ROWS ? Severity.HIGH : rows >= MANY_ROWS ? Severity.MEDIUM : Severity.LOW;
        Severity byCost = rows >= MANY_ROWS ? cost.severity() : Severity.LOW;
        return byRows.compareTo(byCost) < 0 ? byRows : byCost;
    }

    private static Finding paging(Evidence evidence, QueryUse use, Sql sql, Repeats repeats) {
        Cost cost = Cost.ofRepeats(
                use.repeatedNanos(),
                use.repeatedExecutions(),
                use.repeatedRequests(),
                evidence.nanosOf(use.endpoint()));
        String pages = Say.average(repeats.executions());
        return finding(
                evidence,
                use,
                cost,
                cost.severity(),
                Confidence.PROVEN,
                "Deep paging: " + sql.name() + " reads " + pages + " pages by OFFSET per request",
                List.of(
                        "proven: " + pages + " pages per request, " + Say.count(use.maxPerRequest())
                                + " at most; the database reads again for each page what it skips, "
                                + Say.average((repeats.executions() - 1) / 2) + " pages on average",
                        "seen in " + Say.count(use.repeatedRequests()) + " of "
                                + Say.count(use.requests(), "request") + " that ran it, "
                                + Say.time(use.nanos() / Math.max(1, use.executions()))
                                + " each time on average"),
                PagingRemedy.TEXT);
    }

    private static Finding finding(
            Evidence evidence,
            QueryUse use,
            Cost cost,
            Severity severity,
            Confidence confidence,
            String title,
            List<String> lines,
            String remedy) {
        String site = Evidence.mostFrequent(use.sites());
        return new Finding(
                FindingId.of(FindingKind.UNBOUNDED_RESULT, use.endpoint(), use.query(), evidence.methodAt(site)),
                FindingKind.UNBOUNDED_RESULT,
                severity,
                confidence,
                use.endpoint(),
                use.query(),
                site,
                title,
                lines,
                cost.requests(),
                cost.nanosPerRequest(),
                cost.nanos(),
                evidence.shareOfAll(cost.nanos()),
                remedy);
    }
}
