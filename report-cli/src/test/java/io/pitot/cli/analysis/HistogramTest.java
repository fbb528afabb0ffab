package io.pitot.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.OrdersDumps;
import io.pitot.dump.Distribution;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 12, 32})
    void everyValueIsInOneBar(int most) {
        for (Distribution distribution : List.of(
                of(1, 1, 1, 1),
                of(1, 2, 3, 5, 8, 13, 100_000, 3_600_000_000_000L),
                of(7),
                OrdersDumps.durations(9_804, 196, 412),
                OrdersDumps.durations(1_000, 1, 1))) {
            Histogram histogram = Histogram.of(distribution, most);
            assertThat(histogram.bars()).hasSizeBetween(1, most);
            assertThat(sum(histogram)).isEqualTo(distribution.count());
            assertThat(sum(histogram.withoutGaps())).isEqualTo(distribution.count());
            assertThat(histogram.bars().get(histogram.bars().size() - 1).to()).isEqualTo(distribution.max());
            for (int i = 1; i < histogram.bars().size(); i++) {
                assertThat(histogram.bars().get(i).from())
                        .isEqualTo(histogram.bars().get(i - 1).to());
            }
        }
    }

    @Test
    void withoutValuesThereIsNoBar() {
        assertThat(Histogram.of(Distribution.EMPTY, 12).bars()).isEmpty();
    }

    @Test
    void aGapIsOneBar() {
        assertThat(Histogram.of(OrdersDumps.durations(100, 1, 100), 12)
                        .withoutGaps()
                        .bars())
                .extracting(Histogram.Bar::count)
                .containsExactly(90L, 0L, 10L);
    }

    private static long sum(Histogram histogram) {
        return histogram.bars().stream().mapToLong(Histogram.Bar::count).sum();
    }

    private static Distribution of(long... values) {
        org.HdrHistogram.Histogram histogram = new org.HdrHistogram.Histogram(Distribution.DIGITS);
        long total = 0;
        for (long value : values) {
            histogram.recordValue(value);
            total += value;
        }
        return Distribution.copyOf(histogram, total);
    }
}
