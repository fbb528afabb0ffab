package io.pitot.findings;

import static io.pitot.findings.Traffic.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Confidence;
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
        return calls(count, rowsEach, 2 * MS);
    }

    private static Traffic calls(int count, int rowsEach, long nanosEach) {
        return new Traffic().requests(20, "GET /fraud/queue", r -> {
            for (int i = 0; i < count; i++) {
                r.score("fraud-v3", rowsEach, nanosEach);
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

    /** Requests that score single rows, and others that score 32 in one call. */
    private static Traffic bothWays(long nanosOfOne, long nanosOfMany) {
        return calls(14, 1, nanosOfOne).requests(100, "GET /fraud/nightly", r -> r.score("fraud-v3", 32, nanosOfMany));
    }

    @Test
    void saysWhatBatchingSavesWhereBothWereSeen() {
        assertThat(judge(bothWays(2 * MS, 16 * MS))).singleElement().satisfies(finding -> {
            assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
            assertThat(finding.evidence())
                    .contains("measured: a row takes 2.00 ms alone and 500 µs in calls with 32 rows");
            // Three quarters of thirteen calls of 2 ms.
            assertThat(finding.nanosPerRequest()).isBetween(19 * MS, 20 * MS);
        });
    }

    @Test
    void isLessSureWhereNoCallHadSeveralRows() {
        assertThat(judge(calls(14, 1))).singleElement().satisfies(finding -> {
            assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE);
            assertThat(finding.evidence()).noneMatch(line -> line.startsWith("measured"));
        });
    }

    @Test
    void fewCallsWithSeveralRowsMeasureNothing() {
        Traffic traffic = calls(14, 1).requests(10, "GET /fraud/nightly", r -> r.score("fraud-v3", 32, 64 * MS));

        assertThat(judge(traffic))
                .singleElement()
                .extracting(Finding::confidence)
                .isEqualTo(Confidence.POSSIBLE);
    }

    @Test
    void leavesModelsAloneThatTakeAsLongForARowAmongOthers() {
        assertThat(judge(bothWays(2 * MS, 64 * MS))).isEmpty();
        assertThat(judge(bothWays(2 * MS, 60 * MS))).isEmpty();
    }
}
