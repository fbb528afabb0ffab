package io.pitot.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Confidence;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.JvmLoad;
import io.pitot.dump.JvmPeriod;
import io.pitot.dump.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcePressureRuleTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long LIMIT = 1_000 << 20;

    private static List<Finding> judge(JvmLoad... loads) {
        return Findings.judge(new Traffic().loads(loads).dump());
    }

    /** A minute, of four processors. */
    private static JvmLoad load(String instance, long cpuSeconds, long pauseSeconds, JvmPeriod... periods) {
        return new JvmLoad(
                instance,
                60 * SECOND,
                240 * SECOND,
                cpuSeconds * SECOND,
                pauseSeconds * SECOND,
                LIMIT,
                List.of(periods));
    }

    private static JvmPeriod period(long number, double least, double held) {
        return new JvmPeriod(number, 9, (long) (least * LIMIT), (long) (held * LIMIT), 50);
    }

    /** Periods of whose heap so many thousandths are left. */
    private static JvmPeriod[] leaving(int periods, IntToLongFunction thousandths) {
        return IntStream.range(0, periods)
                .mapToObj(i -> period(i, thousandths.applyAsLong(i) / 1_000.0, 0))
                .toArray(JvmPeriod[]::new);
    }

    @ParameterizedTest
    @CsvSource({"0.81,HIGH", "0.89,HIGH", "0.91,CRITICAL"})
    void aHeapThatNoCollectionEmptiesIsAsSevereAsItIsFull(double left, Severity severity) {
        assertThat(judge(load("a", 10, 0, period(0, 0.2, left))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(FindingKind.RESOURCE_PRESSURE);
                    assertThat(finding.severity()).isEqualTo(severity);
                    assertThat(finding.subject()).isEqualTo("heap");
                    assertThat(finding.endpoint()).isEmpty();
                    assertThat(finding.title()).contains("%.0f %%".formatted(left * 100));
                });
    }

    @Test
    void aHeapThatCollectionsEmptyIsHealthyHoweverHighItsPeaks() {
        assertThat(judge(load("a", 10, 0, period(0, 0.3, 0.79), period(1, 0.4, 0.4))))
                .isEmpty();
    }

    @Test
    void collectionsThatAreTooFewDoNotSayThatAHeapIsFull() {
        JvmPeriod few = new JvmPeriod(0, 3, LIMIT, -1, 50);

        assertThat(judge(load("a", 10, 0, few))).isEmpty();
    }

    @Test
    void aHeapWhoseLimitIsNotKnownIsNotJudged() {
        assertThat(judge(new JvmLoad("a", 0, 0, 0, 0, -1, List.of(period(0, 0.99, 0.99)))))
                .isEmpty();
    }

    @Test
    void oneFullInstanceOfTenIsNamed() {
        List<JvmLoad> loads = new ArrayList<>();
        for (char id = 'a'; id < 'j'; id++) {
            loads.add(load(String.valueOf(id), 10, 0, period(0, 0.3, 0.3)));
        }
        loads.add(load("x", 10, 0, period(0, 0.95, 0.95)));

        assertThat(judge(loads.toArray(JvmLoad[]::new)))
                .singleElement()
                .extracting(Finding::evidence)
                .asString()
                .contains("seen in 1 of 10 instances; this is instance x");
    }

    @Test
    void theSameResourceOfAnotherInstanceIsTheSameFinding() {
        Finding one = judge(load("a", 10, 0, period(0, 0.95, 0.95))).get(0);
        Finding other = judge(load("b", 10, 0, period(7, 0.8, 0.85))).get(0);

        assertThat(one.id()).startsWith("jvm:").isEqualTo(other.id());
    }

    @ParameterizedTest
    @CsvSource({"200,MEDIUM", "235,HIGH"})
    void processorsThatAreBusyAreFound(long cpuSeconds, Severity severity) {
        assertThat(judge(load("a", cpuSeconds, 0))).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("cpu");
            assertThat(finding.severity()).isEqualTo(severity);
        });
    }

    @Test
    void processorsThatAreNotBusyOrNotForLongOrNotKnownAreNoTrouble() {
        assertThat(judge(load("a", 190, 0))).isEmpty();
        assertThat(judge(new JvmLoad("a", 14 * SECOND, 28 * SECOND, 28 * SECOND, 0, LIMIT, List.of())))
                .isEmpty();
        assertThat(judge(new JvmLoad("a", 60 * SECOND, 60 * SECOND, -1, 0, LIMIT, List.of())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"4,MEDIUM", "7,HIGH", "16,CRITICAL"})
    void aJvmThatStandsStillToCollectIsFound(long pauseSeconds, Severity severity) {
        assertThat(judge(load("a", 10, pauseSeconds))).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("garbage collection");
            assertThat(finding.severity()).isEqualTo(severity);
        });
    }

    @Test
    void pausesOfThreeSecondsInAMinuteAreNoTrouble() {
        assertThat(judge(load("a", 10, 3))).isEmpty();
    }

    @Test
    void whatCollectionsLeaveRisesForHalfAnHourAndIsLikelyALeak() {
        assertThat(judge(load("a", 10, 0, leaving(20, i -> 100 + 20 * i))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.subject()).isEqualTo("heap growth");
                    assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
                    assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
                    assertThat(finding.title()).contains("600 MB more every hour");
                });
    }

    @Test
    void aRiseOfAQuarterOfAnHourIsPossiblyALeak() {
        assertThat(judge(load("a", 10, 0, leaving(8, i -> 100 + 50 * i))))
                .singleElement()
                .extracting(Finding::confidence)
                .isEqualTo(Confidence.POSSIBLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void aWarmUpIsNoLeak(int periods) {
        assertThat(judge(load("a", 10, 0, leaving(periods, i -> 100 + 100 * i))))
                .isEmpty();
    }

    @Test
    void aCacheThatFillsUpEverSlowerIsNoLeak() {
        assertThat(judge(load("a", 10, 0, leaving(20, i -> 700 - (long) (600 * Math.exp(-i / 6.0))))))
                .isEmpty();
    }

    @Test
    void aHeapThatGivesBackIsNoLeak() {
        assertThat(judge(load("a", 10, 0, leaving(20, i -> 100 + 20 * i - (i == 12 ? 200 : 0)))))
                .isEmpty();
    }

    @Test
    void aRiseOfLessThanATenthOfTheHeapIsNoLeak() {
        assertThat(judge(load("a", 10, 0, leaving(20, i -> 300 + 5 * i)))).isEmpty();
    }

    @Test
    void threadsThatOnlyBecomeMoreAreFound() {
        JvmPeriod[] periods = IntStream.range(0, 20)
                .mapToObj(i -> new JvmPeriod(i, 0, -1, -1, 50 + 20L * i))
                .toArray(JvmPeriod[]::new);

        assertThat(judge(load("a", 10, 0, periods)))
                .singleElement()
                .extracting(Finding::subject)
                .isEqualTo("threads");
    }

    @Test
    void aPoolThatGrowsToItsSizeIsNoLeakOfThreads() {
        JvmPeriod[] periods = IntStream.range(0, 20)
                .mapToObj(i -> new JvmPeriod(i, 0, -1, -1, Math.min(200, 50 + 30L * i)))
                .toArray(JvmPeriod[]::new);

        assertThat(judge(load("a", 10, 0, periods))).isEmpty();
    }
}
