package io.pitot.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.SlowTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlowTimesTest {

    private static final long MS = 1_000_000;

    @Test
    void requestsThatTookAboutTheSameTimeAreCountedTogether() {
        SlowTimes times = new SlowTimes();
        for (long millis : List.of(500, 700, 708, 1_999, 2_000, 2_800, 40_000, 4_000_000)) {
            times.count(millis * MS);
        }

        assertThat(times.named())
                .extracting(slow -> slow.fromNanos() / MS, SlowTime::requests)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(500L, 2L),
                        org.assertj.core.groups.Tuple.tuple(707L, 1L),
                        org.assertj.core.groups.Tuple.tuple(1_414L, 1L),
                        org.assertj.core.groups.Tuple.tuple(2_000L, 2L),
                        org.assertj.core.groups.Tuple.tuple(32_000L, 2L));
    }
}
