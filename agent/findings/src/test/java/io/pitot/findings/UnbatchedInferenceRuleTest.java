package io.pitot.findings;

import static io.pitot.findings.Traffic.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnbatchedInferenceRuleTest {

    private static List<Finding> judge(Traffic traffic) {
        return Findings.judge(traffic.dump()).stream()
                .filter(finding -> finding.kind() == FindingKind.UNBATCHED_INFERENCE)
                .toList();
    }

    private static Traffic calls(int count, int rowsEach) {
        return new Traffic().requests(20, "GET /fraud/queue", r -> {
            for (int i = 0; i < count; i++) {
                r.score("fraud-v3", rowsEach, 2 * MS);
            }
        });
    }

    @Test
    void reportsRowsScoredOneByOne() {
        assertThat(judge(calls(14, 1))).singleElement().satisfies(finding -> {
            assertThat(finding.title()).isEqualTo("Model fraud-v3 scores one row at a time, 14× per request");
            assertThat(finding.nanosPerRequest()).isBetween(26 * MS - 10, 26 * MS);
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.id()).matches("inf:[0-9a-f]{8}");
        });
    }

    @Test
    void leavesAMainThreadAloneWhichMayScoreWhatComesWhenItComes() {
        Traffic traffic = new Traffic().request("main com.acme.Worker", r -> {
            for (int i = 0; i < 50; i++) {
                r.score("fraud-v3", 1, 2 * MS);
            }
        });

        assertThat(judge(traffic)).isEmpty();
    }

    @Test
    void leavesBatchesAlone() {
        assertThat(judge(calls(1, 64))).isEmpty();
        assertThat(judge(calls(5, 16))).isEmpty();
    }

    @Test
    void leavesOneOrTwoCallsAlone() {
        assertThat(judge(calls(1, 1))).isEmpty();
        assertThat(judge(calls(2, 1))).isEmpty();
    }

    @Test
    void leavesModelsAloneThatTakeOneRow() {
        assertThat(judge(calls(14, 1).unbatchable("fraud-v3"))).isEmpty();
    }
}
