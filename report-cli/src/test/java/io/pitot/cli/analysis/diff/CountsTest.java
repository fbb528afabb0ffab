package io.pitot.cli.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CountsTest {

    @Test
    void aCountThatIsTheSameInAllRequestsIsCertain() {
        Rate before = Rate.of(41 * 100, 100, 41);
        assertThat(before.outcome(Rate.of(42 * 100, 100, 42), Scale.DEFAULT)).isEqualTo(Outcome.WORSE);
        assertThat(before.outcome(Rate.of(100, 100, 1), Scale.DEFAULT)).isEqualTo(Outcome.BETTER);
        assertThat(before.outcome(Rate.of(41 * 200, 200, 41), Scale.DEFAULT)).isEqualTo(Outcome.SAME);
    }

    /** Whatever the counts are distributed like: their variance is never above the bound. */
    @Test
    void twoHalvesOfOneRunNeverHaveMoreOrLess() {
        Random random = new Random(46);
        for (int round = 0; round < 2_000; round++) {
            int mean = 1 + random.nextInt(50);
            double rare = random.nextDouble();
            int requests = 10 + random.nextInt(1_000);
            Rate[] halves = new Rate[2];
            for (int half = 0; half < 2; half++) {
                long sum = 0;
                long most = 0;
                for (int i = 0; i < requests; i++) {
                    long count = random.nextDouble() < rare ? random.nextInt(2 * mean) : mean * 10L;
                    sum += count;
                    most = Math.max(most, count);
                }
                halves[half] = Rate.of(sum, requests, most);
            }
            assertThat(halves[0].outcome(halves[1], Scale.DEFAULT))
                    .isIn(Outcome.SAME, Outcome.NOISE, Outcome.INCONCLUSIVE);
        }
    }

    @Test
    void tooFewRequestsSayNothing() {
        assertThat(Rate.of(29, 29, 1).outcome(Rate.of(290, 29, 10), Scale.DEFAULT))
                .isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(Rate.UNKNOWN.outcome(Rate.of(290, 290, 1), Scale.DEFAULT)).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void sharesAreComparedByHowManyThereWere() {
        Share none = new Share(0, 1_000);
        assertThat(none.outcome(new Share(50, 1_000), true, Scale.DEFAULT)).isEqualTo(Outcome.WORSE);
        assertThat(none.outcome(new Share(50, 1_000), false, Scale.DEFAULT)).isEqualTo(Outcome.BETTER);
        assertThat(new Share(1, 40).outcome(new Share(3, 40), true, Scale.DEFAULT))
                .isEqualTo(Outcome.NOISE);
        assertThat(none.outcome(new Share(1, 1_000), true, Scale.DEFAULT)).isEqualTo(Outcome.SAME);
        assertThat(none.outcome(none, true, Scale.DEFAULT)).isEqualTo(Outcome.SAME);
    }
}
