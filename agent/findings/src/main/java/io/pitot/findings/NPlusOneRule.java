package io.pitot.findings;

import io.pitot.dump.Confidence;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Growth;
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
 * runs in a loop exactly as often as an earlier query returned rows, or about as often if that is three times or more, with new
 * arguments (likely); it runs often in a loop with new arguments (possible, or likely where a library says that it is a loop over rows). Where the rows are its own, it {@linkplain TreeWalk walks a
 * tree}. Repetition with the same arguments is a duplicate, with an
 * offset or a moving key it is paging unless proven, and a list of keys is the remedy and not the disease. Where only parts
 * of something longer are known, an earlier query that ran once in each must explain it.
 */
final class NPlusOneRule {

    /** Distinct arguments per request, where an earlier query explains them more or less. */
    private static final double LIKELY_ARGUMENTS = 3;

    /** The same, where it explains them exactly. */
    private static final double LIKELY_ARGUMENTS_IF_EXACT = 2;

    /** Distinct arguments per request, where nothing explains them. */
    private static final double POSSIBLE_ARGUMENTS = 5;

    /** Where nothing explains them, at least so many of the endpoint's requests must do it: the first ones fill caches. */
    private static final double POSSIBLE_SHARE = 0.2;

    private static final long FEW_REQUESTS = 2;

    private NPlusOneRule() {}

    /** A finding for each loop that is in no other, with those that are. */
    static List<Finding> judge(Evidence evidence) {
        List<NestedLoops.Level> levels = new ArrayList<>();
        evidence.forEachUse((use, sql) -> {
            if (use.repeatedRequests() > 0 && sql.readsTable() && !evidence.isBookkeeping(use)) {
                judge(evidence, use, sql).ifPresent(levels::add);
            }
        });
        return NestedLoops.trees(levels);
    }

    private static Optional<NestedLoops.Level> judge(Evidence evidence, QueryUse use, Sql sql) {
        Repeats repeats = Repeats.of(use);
        if (repeats.argumentsKnown() && !repeats.mostlyNewArguments()) {
            return Optional.empty();
        }
        Optional<TreeWalk> tree = TreeWalk.of(evidence, use, sql, repeats);
        if (tree.isPresent()) {
            return Optional.of(new NestedLoops.Level(finding(evidence, use, sql, repeats, tree.get()), use.query()));
        }
        Loops loops = Loops.of(use);
        if (loops.areRuledOut()) {
            return Optional.empty();
        }
        boolean isPieceOfWork = evidence.isPieceOfWork(use.endpoint());
        List<Tracking> parents = Sources.of(evidence, use);
        Optional<Tracking> proof =
                parents.stream().filter(t -> t.proves(sql.isBatched())).findFirst();
        if (proof.isPresent()) {
            // Without the arguments it might also be the same one over and over.
            Confidence confidence = repeats.argumentsKnown() ? Confidence.PROVEN : Confidence.LIKELY;
            return Optional.of(level(evidence, use, sql, repeats, confidence, proof.get()));
        }
        if (sql.pages() || sql.movesKey() || !repeats.argumentsKnown() || !loops.mayBe()) {
            return Optional.empty();
        }
        Optional<Tracking> hint = parents.stream()
                .filter(t -> (loops.areSeen() && t.isExact() && repeats.distinct() >= LIKELY_ARGUMENTS_IF_EXACT)
                        || (!sql.isBatched() && t.suggests() && repeats.distinct() >= LIKELY_ARGUMENTS))
                .findFirst();
        if (hint.isPresent()) {
            return Optional.of(level(evidence, use, sql, repeats, Confidence.LIKELY, hint.get()));
        }
        if (isPieceOfWork && !sql.isBatched() && repeats.distinct() >= POSSIBLE_ARGUMENTS && isUsual(evidence, use)) {
            Confidence confidence = isNestedSelect(evidence, use) ? Confidence.LIKELY : Confidence.POSSIBLE;
            return Optional.of(level(evidence, use, sql, repeats, confidence, null));
        }
        return Optional.empty();
    }

    /** Whether MyBatis runs it for the rows of another query, each key once in a session: of which fewer run than there are rows. */
    private static boolean isNestedSelect(Evidence evidence, QueryUse use) {
        Layers layers = evidence.layersAt(Evidence.siteOfRepeats(use));
        return layers.myBatisNested() && layers.library().isEmpty();
    }

    /** Whether enough of the endpoint's requests repeat it that it is how the endpoint works. */
    private static boolean isUsual(Evidence evidence, QueryUse use) {
        Endpoint endpoint = evidence.endpoint(use.endpoint());
        long requests = endpoint == null ? use.requests() : endpoint.requests();
        return requests <= FEW_REQUESTS
                || (use.repeatedRequests() >= FEW_REQUESTS && use.repeatedRequests() >= requests * POSSIBLE_SHARE);
    }

    private static NestedLoops.Level level(
            Evidence evidence,
            QueryUse use,
            Sql sql,
            Repeats repeats,
            Confidence confidence,
            @Nullable Tracking parent) {
        return new NestedLoops.Level(
                finding(evidence, use, sql, repeats, confidence, parent),
                parent == null ? "" : parent.growth().parent());
    }

    private static Finding finding(
            Evidence evidence,
            QueryUse use,
            Sql sql,
            Repeats repeats,
            Confidence confidence,
            @Nullable Tracking parent) {
        return finding(
                evidence,
                use,
                sql,
                repeats,
                confidence,
                evidenceLines(evidence, use, repeats, confidence, parent),
                FetchRemedy.of(sql, evidence.layersAt(Evidence.siteOfRepeats(use)), parentName(evidence, parent)),
                place(evidence, use, parent));
    }

    /**
     * Where it is to be mended: where it is run, or, where no line of the application does that, as where what it returned is made JSON of,
     * where the rows were asked for.
     */
    private static String place(Evidence evidence, QueryUse use, @Nullable Tracking parent) {
        String site = Evidence.siteOfRepeats(use);
        return parent == null || !evidence.framesAt(site).isEmpty()
                ? site
                : Sources.site(evidence, parent.growth()).orElse(site);
    }

    private static Finding finding(Evidence evidence, QueryUse use, Sql sql, Repeats repeats, TreeWalk tree) {
        List<String> lines = new ArrayList<>();
        lines.add(tree.evidence(use));
        addCounts(lines, use, repeats);
        lines.add(tree.prediction(use));
        String remedy = evidence.layersAt(Evidence.siteOfRepeats(use))
                .library()
                .map(LibraryRemedy::read)
                .orElseGet(() -> TreeWalk.remedy(sql));
        return finding(evidence, use, sql, repeats, tree.confidence(), lines, remedy, Evidence.siteOfRepeats(use));
    }

    private static Finding finding(
            Evidence evidence,
            QueryUse use,
            Sql sql,
            Repeats repeats,
            Confidence confidence,
            List<String> lines,
            String remedy,
            String site) {
        Cost cost = Cost.ofRepeats(
                use.repeatedNanos(),
                use.repeatedExecutions(),
                use.repeatedRequests(),
                evidence.nanosOf(use.endpoint()));
        return new Finding(
                FindingId.of(FindingKind.N_PLUS_ONE, use.endpoint(), use.query(), evidence.methodAt(site)),
                FindingKind.N_PLUS_ONE,
                severity(cost, confidence),
                confidence,
                use.endpoint(),
                use.query(),
                site,
                "N+1: " + sql.name() + " runs " + Say.average(repeats.executions()) + "× per request",
                lines,
                use.repeatedRequests(),
                cost.nanosPerRequest(),
                cost.nanos(),
                evidence.shareOfAll(cost.nanos()),
                remedy);
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
            Sources.loop(evidence, use, parent.growth())
                    .or(() -> Sources.asked(evidence, use, parent.growth()))
                    .ifPresent(lines::add);
        } else if (confidence == Confidence.LIKELY) {
            lines.add("likely: many different parameters of a nested select, which MyBatis runs for the rows of another"
                    + " query, once for each key");
        } else {
            lines.add("possible: many different parameters; no earlier query is known that returned as many rows");
        }
        addCounts(lines, use, repeats);
        if (parent != null && confidence == Confidence.PROVEN) {
            lines.add(prediction(use, parent));
        }
        return lines;
    }

    private static void addCounts(List<String> lines, QueryUse use, Repeats repeats) {
        lines.add(Say.average(repeats.executions()) + " executions per request"
                + parameters(repeats)
                + ", " + Say.count(use.maxPerRequest()) + " at most");
        lines.add("seen in " + Say.count(use.repeatedRequests()) + " of "
                + Say.count(use.requests(), "request") + " that ran it, "
                + Say.time(use.nanos() / Math.max(1, use.executions())) + " each time on average");
    }

    /** What the line of regression says of ten times the rows: as many times the executions, if nothing is done. */
    private static String prediction(QueryUse use, Tracking parent) {
        Growth growth = parent.growth();
        double rows = 10 * Math.max(1, (double) growth.sumX() / Math.max(1, growth.requests()));
        double executions = rows * (parent.fit() > 0 ? parent.slope() : parent.ratio());
        double nanosEach = (double) use.nanos() / Math.max(1, use.executions());
        return "at ten times the rows, " + Say.count(Math.round(rows)) + " on average: " + Say.average(executions)
                + " executions per request, " + Say.time((long) (executions * nanosEach));
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
                : "row of " + Sources.name(evidence, growth);
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

    private static String parentName(Evidence evidence, @Nullable Tracking parent) {
        return parent == null || parent.growth().parent().equals(parent.growth().child())
                ? ""
                : evidence.nameOf(parent.growth().parent());
    }
}
