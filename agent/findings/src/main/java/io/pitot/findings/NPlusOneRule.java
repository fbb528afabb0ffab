package io.pitot.findings;

import io.pitot.dump.Confidence;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Growth;
import io.pitot.dump.Query;
import io.pitot.dump.QueryUse;
import io.pitot.dump.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * D2: a SELECT that runs once per row of an earlier query.
 *
 * <p>By evidence, strongest first: its count tracks the earlier query's rows over requests (proven); it
 * runs about as often as an earlier query returned rows, from one call site, with new arguments (likely);
 * it runs often with new arguments (possible). Repetition with the same arguments is a duplicate, with an
 * offset or a moving key it is paging, and a list of keys is the remedy and not the disease. Where only parts
 * of something longer are known, an earlier query that ran once in each must explain it.
 */
final class NPlusOneRule {

    /** Distinct arguments per request, where an earlier query explains them. */
    private static final double LIKELY_ARGUMENTS = 3;

    /** Distinct arguments per request, where nothing explains them. */
    private static final double POSSIBLE_ARGUMENTS = 5;

    /** What one call site must have of the repeats that were looked at to be the one. */
    private static final double ONE_SITE = 0.5;

    private NPlusOneRule() {}

    static List<Finding> judge(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (QueryUse use : evidence.dump().queryUses()) {
            if (use.repeatedRequests() == 0
                    || use.query().equals(Endpoint.OTHER)
                    || use.endpoint().equals(Endpoint.NO_REQUEST)) {
                continue;
            }
            Query query = evidence.query(use.query());
            if (query == null) {
                continue;
            }
            Sql sql = Sql.of(query);
            if (sql.readsTable() && !sql.pages()) {
                judge(evidence, use, sql).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Optional<Finding> judge(Evidence evidence, QueryUse use, Sql sql) {
        Repeats repeats = Repeats.of(use);
        if (repeats.argumentsKnown() && !repeats.mostlyNewArguments()) {
            return Optional.empty();
        }
        boolean isPieceOfWork = evidence.isPieceOfWork(use.endpoint());
        List<Tracking> parents = evidence.growths(use.endpoint(), use.query()).stream()
                .filter(growth -> isPieceOfWork || runsOnce(evidence, growth))
                .map(Tracking::of)
                .sorted(Tracking.CLOSEST)
                .toList();
        Optional<Tracking> proof =
                parents.stream().filter(t -> t.proves(sql.isBatched())).findFirst();
        if (proof.isPresent()) {
            // Without the arguments it might also be the same one over and over.
            Confidence confidence = repeats.argumentsKnown() ? Confidence.PROVEN : Confidence.LIKELY;
            return Optional.of(finding(evidence, use, sql, repeats, confidence, proof.get()));
        }
        if (sql.isBatched() || sql.movesKey() || !repeats.argumentsKnown()) {
            return Optional.empty();
        }
        Optional<Tracking> hint = parents.stream().filter(Tracking::suggests).findFirst();
        if (hint.isPresent() && repeats.distinct() >= LIKELY_ARGUMENTS && isOneSite(use)) {
            return Optional.of(finding(evidence, use, sql, repeats, Confidence.LIKELY, hint.get()));
        }
        if (isPieceOfWork && repeats.distinct() >= POSSIBLE_ARGUMENTS) {
            return Optional.of(finding(evidence, use, sql, repeats, Confidence.POSSIBLE, null));
        }
        return Optional.empty();
    }

    private static boolean runsOnce(Evidence evidence, Growth growth) {
        return evidence.usesBy(growth.endpoint()).stream()
                .anyMatch(use -> use.query().equals(growth.parent()) && use.maxPerRequest() == 1);
    }

    private static boolean isOneSite(QueryUse use) {
        long all =
                use.repeatSites().values().stream().mapToLong(Long::longValue).sum();
        Long most = use.repeatSites().get(Evidence.mostFrequent(use.repeatSites()));
        return most == null || most >= all * ONE_SITE;
    }

    private static Finding finding(
            Evidence evidence,
            QueryUse use,
            Sql sql,
            Repeats repeats,
            Confidence confidence,
            @Nullable Tracking parent) {
        Cost cost = Cost.ofRepeats(
                use.repeatedNanos(),
                use.repeatedExecutions(),
                use.repeatedRequests(),
                evidence.nanosOf(use.endpoint()));
        String site = Evidence.mostFrequent(use.repeatSites().isEmpty() ? use.sites() : use.repeatSites());
        return new Finding(
                FindingId.of(FindingKind.N_PLUS_ONE, use.endpoint(), use.query(), evidence.methodAt(site)),
                FindingKind.N_PLUS_ONE,
                severity(cost, confidence),
                confidence,
                use.endpoint(),
                use.query(),
                site,
                "N+1: " + sql.name() + " runs " + Say.average(repeats.executions()) + "× per request",
                evidenceLines(evidence, use, repeats, confidence, parent),
                use.repeatedRequests(),
                cost.nanosPerRequest(),
                cost.nanos(),
                evidence.shareOfAll(cost.nanos()),
                remedy(evidence, sql, parent));
    }

    /** What is only possible is no more than medium, whatever it costs. */
    private static Severity severity(Cost cost, Confidence confidence) {
        Severity severity = cost.severity();
        return confidence == Confidence.POSSIBLE && severity == Severity.HIGH ? Severity.MEDIUM : severity;
    }

    private static List<String> evidenceLines(
            Evidence evidence, QueryUse use, Repeats repeats, Confidence confidence, @Nullable Tracking parent) {
        List<String> lines = new ArrayList<>();
        if (parent != null) {
            lines.add(parentLine(evidence, confidence, parent));
        } else {
            lines.add("possible: many different parameters; no earlier query is known that returned as many rows");
        }
        lines.add(Say.average(repeats.executions()) + " executions per request"
                + parameters(repeats)
                + ", " + Say.count(use.maxPerRequest()) + " at most");
        lines.add("seen in " + Say.count(use.repeatedRequests()) + " of "
                + Say.count(use.requests(), "request") + " that ran it, "
                + Say.time(use.nanos() / Math.max(1, use.executions())) + " each time on average");
        return lines;
    }

    private static String parameters(Repeats repeats) {
        if (!repeats.argumentsKnown()) {
            return "; their parameters are not known";
        }
        String different = Say.average(repeats.distinct()) + " different parameters";
        return repeats.known() < repeats.executions()
                ? ", of which the " + Say.average(repeats.known()) + " that were looked at had " + different
                : " with " + different;
    }

    private static String parentLine(Evidence evidence, Confidence confidence, Tracking parent) {
        Growth growth = parent.growth();
        String of = growth.parent().equals(growth.child())
                ? "row that it returned before"
                : "row of " + growth.parent() + " (" + evidence.nameOf(growth.parent()) + ")";
        if (growth.minX() == growth.maxX()) {
            return "likely: " + executions(parent.ratio()) + " per " + of + ", which always returned "
                    + Say.count(growth.maxX());
        }
        String range = Say.count(growth.minX()) + " to " + Say.count(growth.maxX());
        return confidence == Confidence.PROVEN
                ? "proven: " + executions(parent.fit() > 0 ? parent.slope() : parent.ratio()) + " per " + of + ", over "
                        + Say.count(growth.requests(), "request") + " with " + range + " rows"
                : "likely: " + executions(parent.ratio()) + " per " + of + ", which returned " + range;
    }

    private static String executions(double each) {
        String average = Say.average(each);
        return average + (average.equals("1") ? " execution" : " executions");
    }

    private static String remedy(Evidence evidence, Sql sql, @Nullable Tracking parent) {
        String with = parent == null
                        || parent.growth().parent().equals(parent.growth().child())
                ? ""
                : " together with " + evidence.nameOf(parent.growth().parent());
        if (sql.byHibernate()) {
            return "Load it" + with + ": @EntityGraph or JOIN FETCH on the query that loads the parents.\n"
                    + "Or load many at once: @BatchSize on the association,"
                    + " or hibernate.default_batch_fetch_size for all.";
        }
        String columns = String.join(", ", sql.comparedColumns());
        return "Read all rows in one query" + with + ": a JOIN, or " + (columns.isEmpty() ? "the keys" : columns)
                + " IN (…) with the keys collected first.";
    }
}
