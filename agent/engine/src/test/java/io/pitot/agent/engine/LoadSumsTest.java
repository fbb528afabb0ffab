package io.pitot.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.JvmLoad;
import io.pitot.dump.JvmPeriod;
import org.junit.jupiter.api.Test;

class LoadSumsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long NOTHING = -1;

    private final LoadSums sums = new LoadSums();

    private void read(long seconds, long cpuSeconds, long pauseSeconds, long collected) {
        sums.add(new LoadSums.Reading(seconds * SECOND, cpuSeconds * SECOND, pauseSeconds * SECOND, 2, 10, collected));
    }

    @Test
    void whatTheStartTakesIsNobodysTrouble() {
        for (int second = 0; second <= 30; second++) {
            read(second, 2L * second, second / 2, NOTHING);
        }

        assertThat(sums.named("a", 100)).isEqualTo(load(0, 0, 0, new JvmPeriod(0, 0, -1, -1, 10)));
    }

    @Test
    void afterTheStartTimesAreThoseBetweenTheReadings() {
        read(29, 50, 7, NOTHING);
        read(30, 52, 8, NOTHING);
        read(40, 67, 9, NOTHING);
        read(41, 68, 9, NOTHING);

        assertThat(sums.named("a", 100)).isEqualTo(load(11, 16, 1, new JvmPeriod(0, 0, -1, -1, 10)));
    }

    @Test
    void theNextIntervalGoesOnWhereTheLastOneEnded() {
        read(40, 10, 0, 50);
        read(50, 15, 0, 60);
        sums.nextInterval();
        read(55, 16, 0, 55);

        assertThat(sums.named("a", 100)).isEqualTo(load(5, 1, 0, new JvmPeriod(0, 1, 55, -1, 10)));
    }

    @Test
    void ofASawToothTheLeastOfEachPeriodIsKept() {
        read(100, 0, 0, 70);
        read(110, 0, 0, 30);
        read(115, 0, 0, NOTHING);
        read(119, 0, 0, 90);
        read(120, 0, 0, 40);

        assertThat(sums.named("a", 100).periods())
                .containsExactly(new JvmPeriod(0, 3, 30, -1, 10), new JvmPeriod(1, 1, 40, 30, 10));
    }

    @Test
    void aHeapThatFillsUpIsHeldTenSecondsLaterThoughThePeriodBeganEmpty() {
        read(10, 0, 0, 20);
        for (int second = 20; second <= 30; second++) {
            read(second, 0, 0, second == 25 ? 90 : 95);
            if (second == 26) {
                sums.nextInterval();
            }
        }

        assertThat(sums.named("a", 100).periods()).containsExactly(new JvmPeriod(0, 4, 95, 90, 10));
    }

    @Test
    void aHeapThatOneOfTheCollectionsEmptiesIsNotHeld() {
        for (int second = 0; second < 40; second++) {
            read(second, 0, 0, second % 9 == 0 ? 30 : 95);
        }

        assertThat(sums.named("a", 100).periods()).containsExactly(new JvmPeriod(0, 40, 30, 30, 10));
    }

    @Test
    void cpuTimeThatIsNotKnownOnceIsNotKnown() {
        read(40, 1, 0, NOTHING);
        sums.add(new LoadSums.Reading(41 * SECOND, -1, 0, 2, 10, NOTHING));
        sums.add(new LoadSums.Reading(42 * SECOND, 2 * SECOND, 0, 2, 10, NOTHING));

        assertThat(sums.named("a", 100).cpuNanos()).isEqualTo(-1);
    }

    @Test
    void anIntervalThatGoesOnForDaysKeepsTheLastOne() {
        for (int period = 0; period < 2 * LoadSums.MOST_PERIODS; period++) {
            read(period * 120L, 0, 0, NOTHING);
        }

        assertThat(sums.named("a", 100).periods())
                .hasSize(LoadSums.MOST_PERIODS)
                .last()
                .isEqualTo(new JvmPeriod(2L * LoadSums.MOST_PERIODS - 1, 0, -1, -1, 10));
    }

    private static JvmLoad load(long wall, long cpu, long pauses, JvmPeriod period) {
        return new JvmLoad(
                "a", wall * SECOND, 2 * wall * SECOND, cpu * SECOND, pauses * SECOND, 100, java.util.List.of(period));
    }
}
