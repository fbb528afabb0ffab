package io.pitot.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.OrdersDumps;
import io.pitot.dump.Confidence;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {

    @Test
    void is100WithoutFindings() {
        assertThat(Health.of(List.of())).isEqualTo(new Health(100, List.of()));
    }

    /** The example in docs/report.md. */
    @Test
    void followsThePublishedFormula() {
        Health health = Health.of(List.of(
                finding(Severity.HIGH, Confidence.PROVEN, 0.35),
                finding(Severity.MEDIUM, Confidence.LIKELY, 0.03),
                finding(Severity.LOW, Confidence.POSSIBLE, 0)));
        // Burdens 55, 8.8 and 1.5, together 65.3.
        assertThat(health).isEqualTo(new Health(60, List.of(34, 5, 1)));
    }

    @Test
    void pointsAddUpToWhatIsMissing() {
        List<Finding> findings = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            for (Confidence confidence : Confidence.values()) {
                findings.add(finding(severity, confidence, 0.07 * findings.size()));
                Health health = Health.of(findings);
                assertThat(health.points().stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(100 - health.score());
            }
        }
    }

    @Test
    void fixingAFindingNeverLowersTheScore() {
        List<Finding> findings = OrdersDumps.verdict();
        for (int fixed = 0; fixed < findings.size(); fixed++) {
            List<Finding> rest = new ArrayList<>(findings);
            rest.remove(fixed);
            assertThat(Health.of(rest).score())
                    .isGreaterThanOrEqualTo(Health.of(findings).score());
        }
    }

    @Test
    void doesNotDependOnTheOrderOfFindings() {
        List<Finding> reversed = new ArrayList<>(OrdersDumps.verdict());
        Collections.reverse(reversed);
        assertThat(Health.of(reversed).score())
                .isEqualTo(Health.of(OrdersDumps.verdict()).score());
    }

    @Test
    void isNeverFullWithAFinding() {
        assertThat(Health.of(List.of(finding(Severity.LOW, Confidence.POSSIBLE, 0)))
                        .score())
                .isLessThan(100);
    }

    private static Finding finding(Severity severity, Confidence confidence, double share) {
        return OrdersDumps.finding(
                "slow:0", FindingKind.SLOW_QUERY, severity, confidence, "e", "q", "", "t", List.of(), 1, 1, share, "");
    }
}
