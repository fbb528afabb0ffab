package io.pitot.cli.analysis.budget;

import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Dumps held against budgets.
 *
 * @param report on the dumps
 * @param verdicts one for each budget, and each finding that broke one, in a fixed order: what is broken first
 * @param unmatched budgets that are about nothing in the dumps
 */
public record Check(Report report, List<Verdict> verdicts, List<Unmatched> unmatched) {

    private static final Comparator<Verdict> ORDER = Comparator.comparing(Verdict::status)
            .thenComparing(Verdict::level)
            .thenComparing(verdict -> verdict.target().kind())
            .thenComparing(Check::isOfFindings, Comparator.reverseOrder())
            .thenComparing(Verdict::measure, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(verdict -> verdict.target().id())
            .thenComparing(verdict ->
                    verdict.finding() == null ? "" : verdict.finding().finding().id());

    /**
     * A name in the budget file that the dumps do not have.
     *
     * @param kind of what
     * @param pattern the name
     * @param line where it stands
     */
    public record Unmatched(Target.Kind kind, String pattern, int line) {}

    /** What the check comes to. */
    public enum Result {
        PASSED,
        BROKEN,
        INCONCLUSIVE
    }

    /**
     * Holds dumps against budgets.
     *
     * @param run what the dumps show; its report knows what is muted and what is new to the baseline
     * @param baseline what relative budgets are compared with, or null
     */
    public static Check of(Run run, Budget budget, @Nullable Snapshot baseline) {
        Report report = run.report();
        List<Measured> measured = Measured.of(run);
        Map<Target, Measured> before = baseline == null ? null : baseline.byTarget();
        Culprits culprits = new Culprits(report, run.merged());
        List<Verdict> verdicts = new ArrayList<>();
        for (Measured of : measured) {
            new MeasureBudgets(of, budget.rules(of.target()), before, culprits).judge(verdicts);
        }
        new FindingBudgets(report, budget).judge(measured, verdicts);
        verdicts.sort(ORDER);
        return new Check(report, List.copyOf(verdicts), unmatched(budget, measured));
    }

    private static List<Unmatched> unmatched(Budget budget, List<Measured> measured) {
        List<Unmatched> unmatched = new ArrayList<>();
        for (Target.Kind kind : Target.Kind.values()) {
            for (Entry entry : budget.entries(kind)) {
                boolean matches = measured.stream()
                        .anyMatch(of -> of.target().kind() == kind
                                && entry.matches(of.target().id()));
                if (!matches) {
                    unmatched.add(new Unmatched(kind, entry.pattern(), entry.line()));
                }
            }
        }
        return unmatched;
    }

    /** Findings first, since they say why; then counts before times. */
    private static boolean isOfFindings(Verdict verdict) {
        return verdict.measure() == null;
    }

    /** What is broken at a level. */
    public List<Verdict> broken(Level level) {
        return verdicts.stream().filter(verdict -> verdict.isBroken(level)).toList();
    }

    /** What nothing can be said of. */
    public List<Verdict> inconclusive() {
        return verdicts.stream()
                .filter(verdict -> verdict.status() == Verdict.Status.INCONCLUSIVE)
                .toList();
    }

    /** How many were kept. */
    public long kept() {
        return verdicts.stream()
                .filter(verdict -> verdict.status() == Verdict.Status.KEPT)
                .count();
    }

    /** What it comes to. Without a budget that could be judged it is no success. */
    public Result result() {
        if (!broken(Level.ERROR).isEmpty()) {
            return Result.BROKEN;
        }
        boolean judged = verdicts.stream().anyMatch(verdict -> verdict.status() != Verdict.Status.INCONCLUSIVE);
        return judged && verdicts.stream().noneMatch(Verdict::blocks) ? Result.PASSED : Result.INCONCLUSIVE;
    }
}
