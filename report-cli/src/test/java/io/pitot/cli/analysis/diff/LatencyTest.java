package io.pitot.cli.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pitot.dump.Distribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.HdrHistogram.Histogram;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is random here has a seed: every run draws the same. */
class LatencyTest {

    private static final double MS = 1e6;
    private static final Set<Outcome> UNDECIDED = EnumSet.of(Outcome.SAME, Outcome.NOISE, Outcome.INCONCLUSIVE);

    /** Our test works on buckets and knows the library's result without its arrays of all values. */
    @Test
    void findsTheStatisticThatTheLibraryFindsOfAllValues() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            double shift = random.nextDouble() * 3;
            double[] first = values(20 + random.nextInt(300), () -> 5 * MS * Math.exp(random.nextGaussian()));
            double[] second =
                    values(20 + random.nextInt(300), () -> 5 * MS * Math.exp(shift / 4 + random.nextGaussian()));
            Latency latency = new Latency(timings(first), timings(second));

            // The library sees what the buckets keep: equal values in a bucket are ties there too.
            double[] tied = Arrays.stream(first).map(LatencyTest::bucket).toArray();
            double[] others = Arrays.stream(second).map(LatencyTest::bucket).toArray();
            var expected = MannWhitneyUTest.withDefaults()
                    .with(PValueMethod.ASYMPTOTIC)
                    .with(ContinuityCorrection.DISABLED)
                    .with(AlternativeHypothesis.TWO_SIDED)
                    .test(others, tied);
            double u = latency.superiority() * first.length * second.length;
            assertThat(u).isCloseTo(expected.getStatistic(), within(1e-6));
            assertThat(pValue(latency.score())).isCloseTo(expected.getPValue(), within(1e-3));
        }
    }

    @Test
    void deltaIsOneIfAllOfOneIsLongerAndNothingIfTheyAreAlike() {
        Timings shorter = timings(values(100, () -> 1 * MS));
        Timings longer = timings(values(50, () -> 2 * MS));
        assertThat(new Latency(shorter, longer).delta()).isEqualTo(1);
        assertThat(new Latency(longer, shorter).delta()).isEqualTo(-1);
        assertThat(new Latency(longer, longer).delta()).isZero();
        assertThat(new Latency(longer, longer).score()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 1, 1.5, 2})
    void twoHalvesOfOneRunAreNeverWorseOrBetter(double spread) {
        Random random = new Random(42);
        for (int round = 0; round < 300; round++) {
            int requests = 2 * (10 + random.nextInt(3_000));
            double[] run = values(requests, () -> 20 * MS * Math.exp(spread * random.nextGaussian()));
            Latency latency = new Latency(
                    timings(Arrays.copyOf(run, requests / 2)),
                    timings(Arrays.copyOfRange(run, requests / 2, requests)));
            assertThat(latency.outcome(Scale.DEFAULT)).as("round " + round).isIn(UNDECIDED);
        }
    }

    /** Caches make two humps: most requests are quick and some are not. */
    @Test
    void twoHalvesOfARunWithTwoHumpsAreNeverWorseOrBetter() {
        Random random = new Random(43);
        for (int round = 0; round < 300; round++) {
            int requests = 2 * (10 + random.nextInt(3_000));
            double slow = random.nextDouble();
            double[] run = values(
                    requests, () -> random.nextDouble() < slow ? 200 * MS : 2 * MS * Math.exp(random.nextGaussian()));
            Latency latency = new Latency(
                    timings(Arrays.copyOf(run, requests / 2)),
                    timings(Arrays.copyOfRange(run, requests / 2, requests)));
            assertThat(latency.outcome(Scale.DEFAULT)).as("round " + round).isIn(UNDECIDED);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 1, 1.5, 2})
    void aDoubledLatencyIsAlwaysWorseAndAHalvedOneBetterIfThereAreEnoughRequests(double spread) {
        Random random = new Random(44);
        for (int round = 0; round < 100; round++) {
            int requests = 1_000 + random.nextInt(2_000);
            double[] before = values(requests, () -> 20 * MS * Math.exp(spread * random.nextGaussian()));
            double[] after = values(requests, () -> 40 * MS * Math.exp(spread * random.nextGaussian()));
            assertThat(outcome(before, after)).as("round " + round).isEqualTo(Outcome.WORSE);
            assertThat(outcome(after, before)).as("round " + round).isEqualTo(Outcome.BETTER);
        }
    }

    /** A run of a machine that is quicker at one time and slower at another, cut in any way between its dumps. */
    @Test
    void twoHalvesOfARestlessRunAreNeverWorseOrBetter() {
        Random random = new Random(47);
        for (int round = 0; round < 400; round++) {
            int dumps = 4 + 2 * random.nextInt(15);
            double dispersion = random.nextDouble();
            List<Distribution> run = new ArrayList<>();
            for (int i = 0; i < dumps; i++) {
                double pace = Math.exp(dispersion * random.nextGaussian());
                run.add(distribution(
                        values(100 + random.nextInt(400), () -> 20 * MS * pace * Math.exp(random.nextGaussian() / 2))));
            }
            Latency latency = new Latency(timings(run.subList(0, dumps / 2)), timings(run.subList(dumps / 2, dumps)));
            assertThat(latency.outcome(Scale.DEFAULT)).as("round " + round).isIn(UNDECIDED);
        }
    }

    @Test
    void aDoubledLatencyIsWorseInAQuietRunOfManyDumpsToo() {
        Random random = new Random(48);
        for (int round = 0; round < 50; round++) {
            List<Distribution> before = new ArrayList<>();
            List<Distribution> after = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                double pace = Math.exp(0.1 * random.nextGaussian());
                double other = Math.exp(0.1 * random.nextGaussian());
                before.add(distribution(values(300, () -> 20 * MS * pace * Math.exp(random.nextGaussian() / 2))));
                after.add(distribution(values(300, () -> 40 * MS * other * Math.exp(random.nextGaussian() / 2))));
            }
            Latency latency = new Latency(timings(before), timings(after));
            assertThat(latency.outcome(Scale.DEFAULT)).as("round " + round).isEqualTo(Outcome.WORSE);
        }
    }

    @Test
    void aSlowerTailIsWorseThoughTheMedianIsTheSame() {
        Random random = new Random(45);
        double[] before = values(5_000, () -> random.nextDouble() < 0.1 ? 100 * MS : 10 * MS);
        double[] after = values(5_000, () -> random.nextDouble() < 0.1 ? 300 * MS : 10 * MS);
        assertThat(outcome(before, after)).isEqualTo(Outcome.WORSE);
    }

    /** A million requests make any difference certain, and none of them matter. */
    @Test
    void whatIsCertainAndDoesNotMatterIsTheSame() {
        Histogram first = new Histogram(2);
        Histogram second = new Histogram(2);
        for (int i = 0; i < 1_000; i++) {
            first.recordValueWithCount((long) (10 * MS + i * 1_000), 1_000);
            second.recordValueWithCount((long) (10.3 * MS + i * 1_000), 1_000);
        }
        Latency latency = new Latency(
                new Timings(Distribution.copyOf(first, 0), List.of()),
                new Timings(Distribution.copyOf(second, 0), List.of()));
        assertThat(latency.score()).isGreaterThan(100);
        assertThat(latency.outcome(Scale.DEFAULT)).isEqualTo(Outcome.SAME);
    }

    @Test
    void tooFewRequestsSayNothing() {
        assertThat(outcome(values(29, () -> 1 * MS), values(500, () -> 9 * MS))).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(outcome(values(30, () -> 1 * MS), values(500, () -> 9 * MS))).isEqualTo(Outcome.WORSE);
        assertThat(new Latency(Timings.NONE, Timings.NONE).outcome(Scale.DEFAULT))
                .isEqualTo(Outcome.INCONCLUSIVE);
    }

    private static Outcome outcome(double[] before, double[] after) {
        return new Latency(timings(before), timings(after)).outcome(Scale.DEFAULT);
    }

    private static double[] values(int count, DoubleSupplier value) {
        double[] values = new double[count];
        Arrays.setAll(values, unused -> Math.min(value.getAsDouble(), 3e12));
        return values;
    }

    private static Timings timings(List<Distribution> parts) {
        return new Timings(parts.stream().reduce(Distribution.EMPTY, Distribution::plus), parts);
    }

    private static Timings timings(double[] values) {
        return new Timings(distribution(values), List.of());
    }

    private static Distribution distribution(double[] values) {
        Histogram histogram = new Histogram(Distribution.DIGITS);
        double total = 0;
        for (double value : values) {
            histogram.recordValue((long) value);
            total += value;
        }
        return Distribution.copyOf(histogram, (long) total);
    }

    private static double bucket(double value) {
        return new Histogram(Distribution.DIGITS).highestEquivalentValue((long) value);
    }

    /** Two-sided, of a standard normal variable: Abramowitz and Stegun, 7.1.26. */
    private static double pValue(double score) {
        double x = Math.abs(score) / Math.sqrt(2);
        double t = 1 / (1 + 0.3275911 * x);
        double polynomial =
                t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        return polynomial * Math.exp(-x * x);
    }
}
