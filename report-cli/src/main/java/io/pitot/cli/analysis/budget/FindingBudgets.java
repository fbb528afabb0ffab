package io.pitot.cli.analysis.budget;

import io.pitot.cli.analysis.RankedFinding;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.budget.Verdict.Doubt;
import io.pitot.cli.analysis.budget.Verdict.Status;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Holds findings against what is allowed. A finding that is there breaks its budget however few requests there were;
 * that there is none says something only of as many as the budget asks for.
 */
final class FindingBudgets {

    private final Report report;
    private final Budget budget;

    FindingBudgets(Report report, Budget budget) {
        this.report = report;
        this.budget = budget;
    }

    void judge(List<Measured> measured, List<Verdict> verdicts) {
        Map<String, Long> requests = new TreeMap<>();
        for (Measured of : measured) {
            if (of.target().kind() == Target.Kind.ENDPOINT) {
                requests.put(of.target().id(), of.requests());
            }
        }
        // Findings of no endpoint, and of what was done outside requests.
        report.findings()
                .forEach(ranked -> requests.putIfAbsent(ranked.finding().endpoint(), 0L));
        requests.forEach((endpoint, count) -> judge(new Target(Target.Kind.ENDPOINT, endpoint), count, verdicts));
    }

    private void judge(Target target, long requests, List<Verdict> verdicts) {
        Rules rules = budget.rules(target);
        Set<String> troubled = new TreeSet<>();
        for (RankedFinding ranked : report.findings()) {
            String rule = rule(ranked.finding(), rules);
            if (!ranked.finding().endpoint().equals(target.id()) || rule == null) {
                continue;
            }
            Map<Level, Unwanted> unwanted = rules.findings().getOrDefault(rule, Map.of());
            Verdict verdict = verdict(target, requests, rule, unwanted, ranked);
            if (verdict != null) {
                troubled.add(rule);
                verdicts.add(verdict);
            }
        }
        if (requests == 0) {
            return;
        }
        for (Map.Entry<String, Map<Level, Unwanted>> rule : rules.findings().entrySet()) {
            if (troubled.contains(rule.getKey()) || rule.getValue().isEmpty()) {
                continue;
            }
            boolean enough = requests >= rules.minRequests();
            Doubt doubt = enough ? null : rules.named() ? Doubt.FEW_REQUESTS : Doubt.SELDOM_ASKED;
            verdicts.add(new Verdict(
                    target,
                    name(rule.getKey()),
                    null,
                    enough ? Status.KEPT : Status.INCONCLUSIVE,
                    rule.getValue().containsKey(Level.ERROR) ? Level.ERROR : Level.WARN,
                    null,
                    doubt,
                    requests,
                    null,
                    null));
        }
    }

    /** What a finding does to a budget, the worst of its levels; null if it does nothing. */
    private static @Nullable Verdict verdict(
            Target target, long requests, String rule, Map<Level, Unwanted> unwanted, RankedFinding ranked) {
        List<Level> unknown = new ArrayList<>();
        for (Map.Entry<Level, Unwanted> entry : unwanted.entrySet()) {
            boolean any = entry.getValue() == Unwanted.ANY;
            if (any || ranked.age() == RankedFinding.Age.NEW) {
                return new Verdict(
                        target,
                        name(rule),
                        null,
                        Status.BROKEN,
                        entry.getKey(),
                        null,
                        null,
                        requests,
                        ranked,
                        ranked.site());
            }
            if (ranked.age() == RankedFinding.Age.UNKNOWN) {
                unknown.add(entry.getKey());
            }
        }
        return unknown.isEmpty()
                ? null
                : new Verdict(
                        target,
                        name(rule),
                        null,
                        Status.INCONCLUSIVE,
                        unknown.get(0),
                        null,
                        Doubt.NO_BASELINE,
                        requests,
                        ranked,
                        ranked.site());
    }

    /** The rule for a finding: that of its kind, or else that of its severity. */
    private static @Nullable String rule(Finding finding, Rules rules) {
        if (rules.findings().containsKey(finding.kind().name())) {
            return finding.kind().name();
        }
        String severity = finding.severity().name();
        return rules.findings().containsKey(severity) ? severity : null;
    }

    private static String name(String rule) {
        return rule.equals(FindingKind.N_PLUS_ONE.name()) ? "n-plus-one" : "findings." + rule;
    }
}
