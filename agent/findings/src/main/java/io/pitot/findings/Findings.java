package io.pitot.findings;

import io.pitot.dump.Dump;
import io.pitot.dump.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The verdict on what was observed. */
public final class Findings {

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::nanosTotal, Comparator.reverseOrder())
            .thenComparing(Finding::id);

    private Findings() {}

    /**
     * Judges evidence by the default rules, which {@code docs/findings.md} describes. Findings that the dump
     * already carries do not count. The same evidence gives the same findings in the same order.
     *
     * @param dump one dump or any number of them merged
     * @return the findings, worst first: by severity, then by the time that fixing them would save
     */
    public static List<Finding> judge(Dump dump) {
        Evidence evidence = new Evidence(dump);
        List<Finding> findings = new ArrayList<>();
        List<Finding> loops = NPlusOneRule.judge(evidence);
        findings.addAll(loops);
        findings.addAll(DuplicateQueryRule.judge(evidence, loops));
        findings.addAll(BatchableWritesRule.judge(evidence));
        findings.addAll(ChattyTransactionsRule.judge(evidence, List.copyOf(findings)));
        findings.addAll(UnboundedResultRule.judge(evidence, loops));
        findings.addAll(UnreadColumnsRule.judge(evidence));
        findings.addAll(SlowQueryRule.judge(evidence));
        findings.addAll(PoolWaitRule.judge(evidence));
        findings.addAll(HeldConnectionRule.judge(evidence));
        findings.addAll(ConnectionLeakRule.judge(evidence));
        findings.addAll(UnbatchedInferenceRule.judge(evidence));
        findings.addAll(RepeatedInferenceRule.judge(evidence));
        findings.addAll(CacheableWorkRule.judge(evidence, List.copyOf(findings)));
        findings.addAll(CutOffOutputRule.judge(evidence));
        findings.addAll(ColdModelRule.judge(evidence));
        findings.addAll(AllProcessorsPerRowRule.judge(evidence));
        findings.addAll(ChattyCallsRule.judge(evidence));
        findings.addAll(LowHitRateRule.judge(evidence));
        findings.addAll(LowCacheRateRule.judge(evidence));
        findings.addAll(UnexpiringKeysRule.judge(evidence));
        findings.addAll(UnboundedCacheRule.judge(evidence));
        findings.addAll(BigValuesRule.judge(evidence));
        findings.addAll(WastefulResponseRule.judge(evidence));
        findings.addAll(FailingEndpointRule.judge(evidence));
        findings.addAll(ResourcePressureRule.judge(evidence));
        findings.sort(WORST_FIRST);
        findings.addAll(SlowEndpointRule.judge(evidence, List.copyOf(findings)));
        findings.sort(WORST_FIRST);
        return List.copyOf(findings);
    }
}
