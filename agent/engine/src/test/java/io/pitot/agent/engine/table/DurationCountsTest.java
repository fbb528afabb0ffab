package io.pitot.agent.engine.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Distribution;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class DurationCountsTest {

    private final DurationCounts counts = new DurationCounts();
    private final Histogram expected = new Histogram(1, Distribution.MAX_NANOS, Distribution.DIGITS);

    @Test
    void countsInTheBucketsOfAnHdrHistogram() {
        Random random = new Random(1);
        long total = 0;
        for (int i = 0; i < 100_000; i++) {
            // All magnitudes from a nanosecond to an hour.
            long nanos = (long) Math.exp(random.nextDouble() * Math.log(Distribution.MAX_NANOS));
            counts.record(nanos);
            expected.recordValue(nanos);
            total += nanos;
        }
        assertThat(counts.distribution()).isEqualTo(Distribution.copyOf(expected, total));
    }

    @Test
    void losesNothingWhenOneBucketOutgrowsSixteenBits() {
        for (int i = 0; i < 200_000; i++) {
            counts.record(1_000);
            expected.recordValue(1_000);
            if (i % 1_000 == 0) {
                counts.record(i);
                expected.recordValue(i);
            }
        }
        Distribution distribution = counts.distribution();
        assertThat(distribution.count()).isEqualTo(200_200);
        assertThat(distribution).isEqualTo(Distribution.copyOf(expected, 200_000L * 1_000 + 199L * 200 / 2 * 1_000));
    }

    @Test
    void countsImpossibleDurationsAtTheEndsOfTheRange() {
        counts.record(-5);
        counts.record(Long.MAX_VALUE / 4);
        Distribution distribution = counts.distribution();
        assertThat(distribution.count()).isEqualTo(2);
        assertThat(distribution.percentile(0)).isZero();
        assertThat(distribution.total()).isEqualTo(Long.MAX_VALUE / 4);
    }

    @Test
    void losesNothingWhenManyBucketsAreBusy() {
        long total = 0;
        for (int round = 0; round < 70_000; round++) {
            for (long nanos = 1_000; nanos < 1_100_000_000_000L; nanos *= 1_000) {
                counts.record(nanos);
                expected.recordValue(nanos);
                total += nanos;
            }
        }
        for (long nanos = 1; nanos < Distribution.MAX_NANOS; nanos += nanos / 64 + 1) {
            for (int i = 0; i < 300; i++) {
                counts.record(nanos);
                expected.recordValue(nanos);
                total += nanos;
            }
        }
        assertThat(counts.distribution()).isEqualTo(Distribution.copyOf(expected, total));
    }
}
