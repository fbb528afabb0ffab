package io.pitot.findings;

import static io.pitot.findings.Traffic.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Confidence;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CacheRulesTest {

    private static final String PAGE = "GET /cart";
    private static final String GET = "GET cart:{n}";
    private static final String SET = "SET cart:{n}";

    private static List<Finding> judge(FindingKind kind, Traffic traffic) {
        return Findings.judge(traffic.dump()).stream()
                .filter(finding -> Set.of(FindingKind.LOW_HIT_RATE, FindingKind.UNEXPIRING_KEYS, FindingKind.BIG_VALUES)
                        .contains(finding.kind()))
                .filter(finding -> finding.kind() == kind)
                .toList();
    }

    @Test
    void aHitRateIsLowBelowSeventyAndVeryLowBelowFiftyPercent() {
        assertThat(judge(FindingKind.LOW_HIT_RATE, stored(10).looksUp(GET, 1_000, 600)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
                    assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
                    assertThat(finding.title()).isEqualTo("Low hit rate: GET cart:{n} finds 60 % of what it asks for");
                    assertThat(finding.nanosTotal())
                            .as("the round trips that missed")
                            .isBetween(398 * MS, 402 * MS);
                });
        assertThat(judge(FindingKind.LOW_HIT_RATE, stored(10).looksUp(GET, 1_000, 499)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.HIGH));
        assertThat(judge(FindingKind.LOW_HIT_RATE, stored(10).looksUp(GET, 1_000, 700)))
                .isEmpty();
    }

    @Test
    void aCacheThatIsBeingFilledHasNoHitRateYet() {
        assertThat(judge(FindingKind.LOW_HIT_RATE, stored(100).looksUp(GET, 199, 20)))
                .isEmpty();
    }

    @Test
    void whatIsNeverStoredIsNoCache() {
        assertThat(judge(FindingKind.LOW_HIT_RATE, new Traffic().looksUp("GET lock:{n}", 1_000, 3)))
                .isEmpty();
    }

    @Test
    void whatAPipelineStoresIsStored() {
        assertThat(judge(
                        FindingKind.LOW_HIT_RATE,
                        new Traffic().looksUp(GET, 1_000, 100).stored("PIPELINE SET cart:{n}", 10, 10)))
                .hasSize(1);
    }

    private static Traffic stored(int values) {
        return new Traffic().requests(4, PAGE, r -> r.takes(200 * MS)).stored(SET, values, values);
    }

    @Test
    void keysOfACacheThatNothingTakesAwayAreReported() {
        assertThat(judge(
                        FindingKind.UNEXPIRING_KEYS,
                        new Traffic().stored(SET, 50, 0).looksUp(GET, 100, 90)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.LOW);
                    assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE);
                    assertThat(finding.subject()).isEqualTo(SET);
                });
    }

    @Test
    void keysWithALifetimeAreNot() {
        assertThat(judge(
                        FindingKind.UNEXPIRING_KEYS,
                        new Traffic().stored(SET, 50, 50).looksUp(GET, 100, 90)))
                .isEmpty();
        assertThat(judge(
                        FindingKind.UNEXPIRING_KEYS,
                        new Traffic().stored(SET, 50, 0).looksUp(GET, 100, 90).looksUp("EXPIRE cart:{n}", 50, 50)))
                .as("given by a command of its own")
                .isEmpty();
        assertThat(judge(
                        FindingKind.UNEXPIRING_KEYS,
                        new Traffic()
                                .stored(SET, 50, 0)
                                .looksUp(GET, 100, 90)
                                .looksUp("PIPELINE EXPIRE cart:{n}", 50, 50)))
                .as("given by commands of a pipeline")
                .isEmpty();
    }

    @Test
    void aFewKeysOrWhatIsAlwaysThereAreNoCacheThatGrows() {
        assertThat(judge(
                        FindingKind.UNEXPIRING_KEYS,
                        new Traffic().stored("SET settings", 50, 0).looksUp("GET settings", 100, 90)))
                .isEmpty();
        assertThat(judge(
                        FindingKind.UNEXPIRING_KEYS,
                        new Traffic().stored(SET, 50, 0).looksUp(GET, 100, 100)))
                .isEmpty();
    }

    @Test
    void valuesFromAHundredKilobytesAreBig() {
        assertThat(judge(FindingKind.BIG_VALUES, new Traffic().moved(GET, 20, 150 << 10)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.LOW);
                    assertThat(finding.title()).isEqualTo("Big values: GET cart:{n} moves 150 KB each time");
                });
        assertThat(judge(FindingKind.BIG_VALUES, new Traffic().moved(GET, 20, 2 << 20)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.MEDIUM));
        assertThat(judge(FindingKind.BIG_VALUES, new Traffic().moved(GET, 20, 99 << 10)))
                .isEmpty();
        assertThat(judge(FindingKind.BIG_VALUES, new Traffic().moved(GET, 9, 150 << 10)))
                .isEmpty();
    }
}
