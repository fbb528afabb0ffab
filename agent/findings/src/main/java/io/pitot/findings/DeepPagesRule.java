package io.pitot.findings;

import io.pitot.dump.Confidence;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Query;
import io.pitot.dump.QueryUse;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** D7: pages that lie behind so many rows that skipping them is what takes the time, one page per request. */
final class DeepPagesRule {

    private static final long ENOUGH_PAGES = 5;

    /** How much longer they take than others of the same query. */
    private static final double SLOWER = 2;

    private static final double LEAST_NANOS_MORE = 500_000;

    /** What is slow by itself, where there is nothing to compare with. */
    private static final double LEAST_NANOS = 10_000_000;

    private DeepPagesRule() {}

    static Optional<Finding> judge(Evidence evidence, Endpoint endpoint, QueryUse use, Sql sql) {
        Query query = evidence.query(use.query());
        if (query == null || !endpoint.isAwaited() || query.deepPages() < ENOUGH_PAGES) {
            return Optional.empty();
        }
        return isMostOf(evidence, use) && isSlow(query)
                ? Optional.of(finding(evidence, use, query, sql))
                : Optional.empty();
    }

    /** Which endpoint's pages are deep is not known: that which spends most time on the query is taken for it. */
    private static boolean isMostOf(Evidence evidence, QueryUse use) {
        return evidence.usesOf(use.query()).stream()
                .max(Comparator.comparingLong(QueryUse::nanos).thenComparing(QueryUse::endpoint))
                .filter(most -> most.endpoint().equals(use.endpoint()))
                .isPresent();
    }

    private static boolean isSlow(Query query) {
        double deep = deepNanos(query);
        double other = otherNanos(query);
        return isCompared(query) ? deep >= SLOWER * other && deep - other >= LEAST_NANOS_MORE : deep >= LEAST_NANOS;
    }

    private static boolean isCompared(Query query) {
        return query.executions() - query.deepPages() >= ENOUGH_PAGES;
    }

    private static double deepNanos(Query query) {
        return (double) query.deepPageNanos() / query.deepPages();
    }

    /** Of the others, each on average. */
    private static double otherNanos(Query query) {
        long others = query.executions() - query.deepPages();
        long nanos = query.executeNanos() + query.fetchNanos() - query.deepPageNanos();
        return (double) Math.max(0, nanos) / Math.max(1, others);
    }

    private static Finding finding(Evidence evidence, QueryUse use, Query query, Sql sql) {
        double saved = isCompared(query) ? deepNanos(query) - otherNanos(query) : deepNanos(query);
        Cost cost = new Cost(
                Math.min(use.nanos(), (long) (saved * query.deepPages())),
                Math.max(1, Math.min(use.requests(), query.deepPages())),
                0,
                evidence.nanosOf(use.endpoint()));
        String site = Evidence.mostFrequent(use.sites());
        return new Finding(
                FindingId.of(FindingKind.UNBOUNDED_RESULT, use.endpoint(), use.query(), evidence.methodAt(site)),
                FindingKind.UNBOUNDED_RESULT,
                cost.severity(),
                isCompared(query) ? Confidence.PROVEN : Confidence.LIKELY,
                use.endpoint(),
                use.query(),
                site,
                "Deep pages: " + sql.name() + " skips 1,000 rows and more",
                List.of(
                        why(query),
                        "seen in " + Say.count(query.deepPages()) + " of "
                                + Say.count(query.executions(), "execution")
                                + "; the database reads again for each page what it skips"),
                cost.requests(),
                cost.nanosPerRequest(),
                cost.nanos(),
                evidence.shareOfAll(cost.nanos()),
                evidence.layersAt(site).library().map(LibraryRemedy::limit).orElse(PagingRemedy.TEXT));
    }

    private static String why(Query query) {
        String deep = Say.time((long) deepNanos(query));
        return isCompared(query)
                ? "proven: pages behind 1,000 rows and more take " + deep + " on average, others "
                        + Say.time((long) otherNanos(query))
                : "likely: pages behind 1,000 rows and more take " + deep
                        + " on average; there were too few others to compare with";
    }
}
