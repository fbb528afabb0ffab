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
import java.util.Set;

/**
 * D3: the same SELECT with the same parameters again in one request.
 *
 * <p>Two needless executions per request are reported; a single one only if it costs more than little.
 */
final class DuplicateQueryRule {

    private static final double LEAST_DUPLICATES = 2;

    /** What a single one costs at least: of quick requests less is a large part, and is so one day and not the other. */
    private static final long LEAST_NANOS_OF_ONE = 1_000_000;

    /** One that does what no other of so many does is their first, or is like no other. */
    private static final long SEVERAL_REQUESTS = 3;

    /** More of the same at once are more than callers that all find nothing. */
    private static final long MOST_OF_FIRST_LOAD = 10;

    private DuplicateQueryRule() {}

    /** @param loops N+1 findings, whose own repeats are not reported again */
    static List<Finding> judge(Evidence evidence, List<Finding> loops) {
        Set<List<String>> explained = new HashSet<>();
        loops.stream()
                .flatMap(loop -> loop.parts().stream())
                .forEach(loop -> explained.add(List.of(loop.endpoint(), loop.subject())));
        List<Finding> findings = new ArrayList<>();
        evidence.forEachUse((use, sql) -> {
            if (use.duplicateRequests() == 0
                    || fillsACache(evidence, use)
                    || !evidence.isPieceOfWork(use.endpoint())
                    || explained.contains(List.of(use.endpoint(), use.query()))
                    || evidence.isBookkeeping(use)) {
                return;
            }
            Cost cost = new Cost(
                    use.duplicateNanos(),
                    use.duplicateRequests(),
                    (double) use.duplicates() / use.duplicateRequests(),
                    evidence.nanosOf(use.endpoint()));
            boolean isDear = cost.nanosPerRequest() >= LEAST_NANOS_OF_ONE && cost.severity() != Severity.LOW;
            if (sql.readsTable() && (cost.calls() >= LEAST_DUPLICATES || isDear)) {
                findings.add(finding(evidence, use, sql, cost));
            }
        });
        return findings;
    }

    /** What one request of several does alone, and not often, on several threads or by several callers: the first one finds a cache empty. */
    private static boolean fillsACache(Evidence evidence, QueryUse use) {
        Endpoint endpoint = evidence.endpoint(use.endpoint());
        return use.duplicateRequests() == 1
                && use.duplicates() <= MOST_OF_FIRST_LOAD
                && endpoint != null
                && endpoint.requests() >= SEVERAL_REQUESTS;
    }

    private static Finding finding(Evidence evidence, QueryUse use, Sql sql, Cost cost) {
        String site = Evidence.siteOfRepeats(use);
        return new Finding(
                FindingId.of(FindingKind.DUPLICATE_QUERY, use.endpoint(), use.query(), evidence.methodAt(site)),
                FindingKind.DUPLICATE_QUERY,
                cost.severity(),
                Confidence.PROVEN,
                use.endpoint(),
                use.query(),
                site,
                title(use, sql, cost),
                List.of(
                        "proven: " + Say.average(cost.calls()) + " executions per request had the parameters of an"
                                + " earlier one, and nothing was written between them",
                        "seen in " + Say.count(use.duplicateRequests()) + " of "
                                + Say.count(use.requests(), "request") + " that ran it, "
                                + Say.time(use.duplicateNanos() / Math.max(1, use.duplicates()))
                                + " each time on average"),
                use.duplicateRequests(),
                cost.nanosPerRequest(),
                cost.nanos(),
                evidence.shareOfAll(cost.nanos()),
                "Ask once per request and pass the result on: keep it in a variable outside the loop,"
                        + " or in a cache that lives as long as the request.\n"
                        + "If the rows seldom change, cache them for longer (Spring: @Cacheable).");
    }

    private static String title(QueryUse use, Sql sql, Cost cost) {
        boolean alwaysTheSame = use.repeatedRequests() > 0 && Repeats.of(use).distinct() < 1.05;
        return alwaysTheSame
                ? "Duplicate query: " + sql.name() + " runs " + Say.average(cost.calls() + 1)
                        + "× per request with the same parameters"
                : "Duplicate query: " + sql.name() + " repeats its parameters " + Say.average(cost.calls())
                        + "× per request";
    }
}
