package io.pitot.findings;

import static io.pitot.findings.Traffic.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Confidence;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Models that are computed on all processors for a single row. */
class AllProcessorsPerRowRuleTest {

    private static final String MODEL = "churn-v4";
    private static final String ENDPOINT = "POST /offers";

    private static List<Finding> judge(Traffic traffic) {
        return Findings.judge(traffic.dump()).stream()
                .filter(finding -> finding.kind() == FindingKind.ALL_PROCESSORS_PER_ROW)
                .toList();
    }

    private static Traffic calls(int rows, long nanos) {
        return new Traffic().requests(100, ENDPOINT, r -> r.score(MODEL, rows, nanos));
    }

    @Test
    void reportsRowsThatTakeAllProcessors() {
        assertThat(judge(calls(1, 6 * MS).onAllProcessors(MODEL)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.title())
                            .isEqualTo("Model churn-v4 takes all processors for one row, 6.00 ms each");
                    assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
                    assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE);
                    assertThat(finding.endpoint()).isEqualTo(ENDPOINT);
                    assertThat(finding.evidence())
                            .containsExactly(
                                    "possible: a call with one row takes 6.00 ms on average, of 100 calls, and the number of"
                                            + " threads was not set",
                                    "up to 4 calls at once, each on all processors");
                    assertThat(finding.remedy()).contains("nthread");
                });
    }

    @Test
    void leavesFastRowsBatchesAndOneThreadAlone() {
        assertThat(judge(calls(1, MS / 3).onAllProcessors(MODEL))).isEmpty();
        assertThat(judge(calls(64, 6 * MS).onAllProcessors(MODEL))).isEmpty();
        assertThat(judge(calls(1, 6 * MS))).isEmpty();
    }
}
