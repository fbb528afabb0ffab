package io.pitot.findings;

import io.pitot.dump.Confidence;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Growth;
import io.pitot.dump.QueryUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * D4: an INSERT, UPDATE, DELETE or MERGE that runs once for each of several rows, where a batch would send them all at once.
 *
 * <p>By evidence, strongest first: its count tracks the rows of an earlier query over requests (proven); it runs in a loop exactly
 * as often as an earlier query returned rows, or at least three times for whatever reason (likely). What runs again with the same
 * arguments tries again, what changes many rows at a time is a batch already, and so is what is sent as one.
 */
final class BatchableWritesRule {

    private static final double LEAST_WRITES = 3;

    /** Rows that one execution changes, on average, if it is one for many. */
    private static final double MANY_INSERTED = 2;

    private static final double MANY_CHANGED = 10;

    private BatchableWritesRule() {}

    static List<Finding> judge(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        evidence.forEachUse((use, sql) -> {
            if (use.repeatedRequests() > 0 && isOneByOne(use, sql) && !evidence.isBookkeeping(use)) {
                judge(evidence, use, sql).ifPresent(findings::add);
            }
        });
        return findings;
    }

    private static boolean isOneByOne(QueryUse use, Sql sql) {
        double many = sql.isInsert() ? MANY_INSERTED : MANY_CHANGED;
        return sql.changesTable() && use.batches() * 2 < use.executions() && use.rows() < use.executions() * many;
    }

    private static Optional<Finding> judge(Evidence evidence, QueryUse use, Sql sql) {
        Repeats repeats = Repeats.of(use);
        Loops loops = Loops.of(use);
        if ((repeats.argumentsKnown() && !repeats.mostlyNewArguments())
                || triesUntilItSucceeds(use)
                || loops.areRuledOut()) {
            return Optional.empty();
        }
        List<Tracking> sources = Sources.of(evidence, use);
        Optional<Tracking> proof = sources.stream().filter(t -> t.proves(false)).findFirst();
        if (proof.isPresent()) {
            return Optional.of(finding(evidence, use, sql, repeats, Confidence.PROVEN, proof.get()));
        }
        if (!loops.areSeen()) {
            return Optional.empty();
        }
        Optional<Tracking> hint = sources.stream().filter(Tracking::isExact).findFirst();
        boolean isMany = evidence.isPieceOfWork(use.endpoint()) && repeats.executions() >= LEAST_WRITES;
        return hint.isPresent() || isMany
                ? Optional.of(finding(evidence, use, sql, repeats, Confidence.LIKELY, hint.orElse(null)))
                : Optional.empty();
    }

    /**
     * Whether at most one of several executions changes a row, as where each carries the version that it has read and is tried again until
     * nobody else has written meanwhile.
     */
    private static boolean triesUntilItSucceeds(QueryUse use) {
        return use.rows() > 0 && use.rows() <= use.requests() && use.executions() > use.requests();
    }

    private static Finding finding(
            Evidence evidence,
            QueryUse use,
            Sql sql,
            Repeats repeats,
            Confidence confidence,
            @Nullable Tracking source) {
        Cost cost = Cost.ofRepeats(
                use.repeatedNanos(),
                use.repeatedExecutions(),
                use.repeatedRequests(),
                evidence.nanosOf(use.endpoint()));
        String site = Evidence.siteOfRepeats(use);
        return new Finding(
                FindingId.of(FindingKind.BATCHABLE_WRITES, use.endpoint(), use.query(), evidence.methodAt(site)),
                FindingKind.BATCHABLE_WRITES,
                cost.severity(),
                confidence,
                use.endpoint(),
                use.query(),
                site,
                "Writes one by one: " + sql.name() + " runs " + Say.average(repeats.executions()) + "× per request",
                evidenceLines(evidence, use, repeats, confidence, source),
                use.repeatedRequests(),
                cost.nanosPerRequest(),
                cost.nanos(),
                evidence.shareOfAll(cost.nanos()),
                BatchRemedy.of(sql, evidence.layersAt(site), WriteSurroundings.of(evidence, use)));
    }

    private static List<String> evidenceLines(
            Evidence evidence, QueryUse use, Repeats repeats, Confidence confidence, @Nullable Tracking source) {
        List<String> lines = new ArrayList<>();
        if (source == null) {
            lines.add("likely: a loop runs it " + Say.average(repeats.executions()) + " times per request, "
                    + Say.count(use.maxPerRequest()) + " at most");
        } else {
            Growth growth = source.growth();
            boolean varies = growth.minX() != growth.maxX();
            lines.add((confidence == Confidence.PROVEN ? "proven: " : "likely: ")
                    + Say.average(source.fit() > 0 ? source.slope() : source.ratio()) + " per row of "
                    + Sources.name(evidence, growth)
                    + (varies
                            ? ", over " + Say.count(growth.requests(), "request") + " with " + Say.count(growth.minX())
                                    + " to " + Say.count(growth.maxX()) + " rows"
                            : ", which always returned " + Say.count(growth.maxX())));
            Sources.loop(evidence, use, growth).ifPresent(lines::add);
        }
        lines.add("seen in " + Say.count(use.repeatedRequests()) + " of "
                + Say.count(use.requests(), "request") + " that ran it, "
                + Say.time(use.nanos() / Math.max(1, use.executions())) + " each time on average");
        return lines;
    }
}
