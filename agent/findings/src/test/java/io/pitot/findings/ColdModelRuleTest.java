package io.pitot.findings;

import static io.pitot.findings.Traffic.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Confidence;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Models that requests wait for until they are loaded and warm. */
class ColdModelRuleTest {

    private static final String MODEL = "fraud-v3";
    private static final String ENDPOINT = "POST /payments";

    private static List<Finding> judge(Traffic traffic) {
        return Findings.judge(traffic.dump()).stream()
                .filter(finding -> finding.kind() == FindingKind.COLD_MODEL)
                .toList();
    }

    /** A hundred requests that call the model, each for 4 ms. */
    private static Traffic warm() {
        return new Traffic().requests(100, ENDPOINT, r -> r.score(MODEL, 1, 4 * MS));
    }

    @Test
    void reportsWhatTheFirstRequestWaitsFor() {
        Traffic traffic = warm().requests(
                        1,
                        ENDPOINT,
                        r -> r.score(MODEL, 1, 4 * MS).load(MODEL, 700 * MS).first(MODEL, 120 * MS));

        assertThat(judge(traffic)).singleElement().satisfies(finding -> {
            assertThat(finding.title()).isEqualTo("Model fraud-v3 is cold: the first request waits 816 ms");
            assertThat(finding.severity()).isEqualTo(Severity.LOW);
            assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
            assertThat(finding.endpoint()).isEqualTo(ENDPOINT);
            assertThat(finding.evidence())
                    .containsExactly(
                            "proven: loading it took 700 ms in 1 request",
                            "the first call took 120 ms, all others 4.00 ms on average");
            assertThat(finding.nanosTotal()).isEqualTo(816 * MS);
        });
    }

    @Test
    void isMediumFromASecondOn() {
        Traffic traffic =
                warm().requests(1, ENDPOINT, r -> r.score(MODEL, 1, 4 * MS).load(MODEL, 1_200 * MS));

        assertThat(judge(traffic)).singleElement().extracting(Finding::severity).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void reportsAModelThatRequestsLoadAgain() {
        Traffic traffic = new Traffic()
                .requests(50, ENDPOINT, r -> r.score(MODEL, 1, 4 * MS).load(MODEL, 20 * MS));

        assertThat(judge(traffic)).singleElement().satisfies(finding -> {
            assertThat(finding.title()).isEqualTo("Model fraud-v3 is loaded again by requests, 50 times");
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.evidence())
                    .containsExactly(
                            "proven: loaded 50 times in 50 requests that called it, 20.0 ms each on average",
                            "1 JVM would need it 1 time");
            assertThat(finding.nanosTotal()).isEqualTo(49 * 20 * MS);
        });
    }

    @Test
    void leavesStartsAloneThatNobodyNotices() {
        assertThat(judge(warm())).isEmpty();
        assertThat(judge(warm().requests(
                                1,
                                ENDPOINT,
                                r -> r.score(MODEL, 1, 4 * MS)
                                        .load(MODEL, 60 * MS)
                                        .first(MODEL, 30 * MS))))
                .isEmpty();
    }

    /** A language model's first call takes a second, and so do all others. */
    @Test
    void leavesModelsAloneThatAreAlwaysAsSlow() {
        Traffic traffic = new Traffic()
                .requests(100, ENDPOINT, r -> r.score(MODEL, 1, 900 * MS))
                .requests(1, ENDPOINT, r -> r.score(MODEL, 1, 900 * MS).first(MODEL, 1_500 * MS));

        assertThat(judge(traffic)).isEmpty();
    }
}
