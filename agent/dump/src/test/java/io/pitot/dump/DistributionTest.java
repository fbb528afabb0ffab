package io.pitot.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DistributionTest {

    @RepeatedTest(100)
    void agreesWithHdrHistogramOnEveryPercentile(RepetitionInfo repetition) {
        Histogram histogram = histogram(new Random(repetition.getCurrentRepetition()));
        Distribution distribution = Distribution.copyOf(histogram, 1);

        assertThat(distribution.count()).isEqualTo(histogram.getTotalCount());
        assertThat(distribution.max()).isEqualTo(histogram.getMaxValue());
        for (double percentile = 0.1; percentile <= 100; percentile += 0.1) {
            assertThat(distribution.percentile(percentile))
                    .as("p%s", percentile)
                    .isEqualTo(histogram.getValueAtPercentile(percentile));
        }
    }

    @RepeatedTest(100)
    void isReadByHdrHistogram(RepetitionInfo repetition) throws Exception {
        Histogram histogram = histogram(new Random(repetition.getCurrentRepetition()));
        ByteBuffer encoded = ByteBuffer.wrap(
                Base64.getDecoder().decode(Distribution.copyOf(histogram, 1).encoded()));

        assertThat(Histogram.decodeFromCompressedByteBuffer(encoded, 0)).isEqualTo(histogram);
    }

    @RepeatedTest(100)
    void readsWhatHdrHistogramWrites(RepetitionInfo repetition) {
        Histogram histogram = histogram(new Random(repetition.getCurrentRepetition()));
        ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(bytes);
        String encoded = Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(bytes.array(), length));

        assertThat(Distribution.decode(encoded, 9)).isEqualTo(Distribution.copyOf(histogram, 9));
    }

    @RepeatedTest(50)
    void addsUpAsHdrHistogramDoes(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Histogram a = histogram(random);
        Histogram b = histogram(random);
        Distribution sum = Distribution.copyOf(a, 3).plus(Distribution.copyOf(b, 4));
        a.add(b);

        assertThat(sum).isEqualTo(Distribution.copyOf(a, 7));
        assertThat(sum.encoded()).isEqualTo(Distribution.copyOf(a, 7).encoded());
    }

    @RepeatedTest(50)
    void takingAwayWhatWasAddedGivesWhatThereWas(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Distribution before = Distribution.copyOf(histogram(random), 3);
        Distribution more = Distribution.copyOf(histogram(random), 4);

        assertThat(before.plus(more).minus(before)).isEqualTo(more);
        assertThat(before.minus(Distribution.EMPTY)).isEqualTo(before);
        assertThat(before.minus(before.plus(more))).isEqualTo(Distribution.EMPTY);
    }

    @Test
    void emptyIsReadableAndTheNeutralElement() {
        Distribution decoded = Distribution.decode(Distribution.EMPTY.encoded(), 0);
        Distribution some = new RandomDumps(3).distribution();

        assertThat(decoded).isEqualTo(Distribution.EMPTY);
        assertThat(decoded.percentile(95)).isZero();
        assertThat(decoded.mean()).isZero();
        assertThat(decoded.plus(some)).isEqualTo(some);
        assertThat(some.plus(decoded)).isEqualTo(some);
    }

    @Test
    void countsLongerDurationsAsTheLongest() {
        Histogram histogram = new Histogram(Long.MAX_VALUE / 2, 3);
        histogram.recordValue(Distribution.MAX_NANOS * 10);
        histogram.recordValue(Distribution.MAX_NANOS * 20);

        Distribution distribution = Distribution.copyOf(histogram, 1);
        assertThat(distribution.count()).isEqualTo(2);
        assertThat(distribution.percentile(1)).isEqualTo(distribution.max());
    }

    @Test
    void tellsHowManyValuesAndHowMuchTimeLieAbove() {
        Histogram histogram = new Histogram(Distribution.MAX_NANOS, Distribution.DIGITS);
        histogram.recordValueWithCount(100_000_000, 7);
        histogram.recordValueWithCount(500_000_000, 2);
        histogram.recordValueWithCount(900_000_000, 3);
        Distribution distribution = Distribution.copyOf(histogram, 4_400_000_000L);

        assertThat(distribution.countAbove(500_000_000)).isEqualTo(3);
        assertThat(distribution.totalAbove(500_000_000)).isBetween(1_200_000_000L, 1_215_000_000L);
        assertThat(distribution.countAbove(0)).isEqualTo(12);
        assertThat(distribution.countAbove(Long.MAX_VALUE)).isZero();
    }

    @Test
    void refusesWhatIsNotAnEncodedHistogram() {
        String encoded = new RandomDumps(5).distribution().encoded();
        for (String text : new String[] {"", "%", "AAAA", encoded.substring(8), encoded + encoded}) {
            assertThatThrownBy(() -> Distribution.decode(text, 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Histogram histogram(Random random) {
        Histogram histogram = new Histogram(1, Distribution.MAX_NANOS, Distribution.DIGITS);
        for (int i = random.nextInt(60); i >= 0; i--) {
            long value = Math.min(Math.round(Math.exp(random.nextDouble() * 28.9)) - 1, Distribution.MAX_NANOS);
            histogram.recordValueWithCount(value, 1 + (random.nextLong() >>> (1 + random.nextInt(60))) / 100);
        }
        return histogram;
    }
}
