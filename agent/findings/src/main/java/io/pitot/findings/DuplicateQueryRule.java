package io.pitot.findings;

import io.pitot.dump.Confidence;
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

    private DuplicateQueryRule() {}

    /** @param loops N+1 findings, whose own repeats are not reported again */
    static List<Finding> judge(Evidence evidence, List<Finding> loops) {
        Set<List<String>> explained = new HashSet<>();
        loops.forEach(loop -> explained.add(List.of(loop.endpoint(), loop.subject())));
        List<Finding> findings = new ArrayList<>();
        evidence.forEachUse((use, sql) -> {
            if (use.duplicateRequests() == 0
                    || !evidence.isPieceOfWork(use.endpoint())
                    || explained.contains(List.of(use.endpoint(), use.query()))) {
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
