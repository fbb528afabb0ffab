package io.pitot.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalsTest {

    private final Random random = new Random(7);

    @Test
    void groupsAsStringFormatDoes() {
        for (long number :
                new long[] {0, 7, -7, 999, 1_000, -1_000, 999_999, 1_000_000, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(Decimals.grouped(number)).isEqualTo(String.format(Locale.ROOT, "%,d", number));
        }
        for (int i = 0; i < 20_000; i++) {
            long number = random.nextLong() >> random.nextInt(64);
            assertThat(Decimals.grouped(number)).isEqualTo(String.format(Locale.ROOT, "%,d", number));
        }
    }

    @Test
    void roundsAsStringFormatDoes() {
        for (double number : new double[] {
            0,
            -0.0,
            0.05,
            0.25,
            0.35,
            1.005,
            9.95,
            99.95,
            999.5,
            -0.04,
            1e-7,
            1e15,
            1e22,
            Double.MAX_VALUE,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY
        }) {
            assertLikeStringFormat(number);
        }
        for (int i = 0; i < 20_000; i++) {
            // Such as are shares and means of counts, and halves between two roundings.
            assertLikeStringFormat((random.nextInt(2_000_000) - 1_000_000) / (double) (1 + random.nextInt(2_000)));
            assertLikeStringFormat(random.nextInt(1_000_000) / 1_000.0);
        }
    }

    private static void assertLikeStringFormat(double number) {
        for (int decimals = 0; decimals <= 2; decimals++) {
            assertThat(Decimals.rounded(number, decimals))
                    .isEqualTo(String.format(Locale.ROOT, "%." + decimals + "f", number));
            assertThat(Decimals.grouped(number, decimals))
                    .isEqualTo(String.format(Locale.ROOT, "%,." + decimals + "f", number));
        }
    }
}
