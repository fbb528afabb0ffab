package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FetchTicksTest {

    private static final long INTERVAL = FetchTicks.INTERVAL_NANOS;

    private final FetchTicks ticks = new FetchTicks();
    private long time;

    @Test
    void ticksAreNoCloserThanTheIntervalHoweverOftenOneIsAskedFor() {
        int before = tickAfter(INTERVAL);
        for (int i = 1; i < 5; i++) {
            ticks.tick(time + i * INTERVAL / 5);
        }
        assertThat(ticks.count()).isEqualTo(before);
        assertThat(tickAfter(INTERVAL)).isEqualTo(before + 1);
    }

    @Test
    void whatLastsFromTickToTickHasLastedSoLong() {
        int before = tickAfter(INTERVAL);
        tickAfter(INTERVAL);
        tickAfter(3 * INTERVAL);
        int now = tickAfter(2 * INTERVAL);
        assertThat(ticks.nanosBetween(before, now)).isEqualTo(5 * INTERVAL);
    }

    @Test
    void theTimeInWhichTheTickingThreadDidNotRunBeforeTheFirstTickCountsToNobody() {
        int before = tickAfter(INTERVAL);
        tickAfter(1_000 * INTERVAL);
        int now = tickAfter(INTERVAL);
        assertThat(ticks.nanosBetween(before, now)).isEqualTo(INTERVAL);
    }

    @Test
    void ofTicksThatAreForgottenTheLeastThatTheyTookCounts() {
        int before = tickAfter(INTERVAL);
        int now = before;
        for (int i = 0; i < 2_000; i++) {
            now = tickAfter(2 * INTERVAL);
        }
        assertThat(ticks.nanosBetween(before, now)).isBetween(1_999 * INTERVAL, 2 * 1_999 * INTERVAL - 1);
    }

    private int tickAfter(long nanos) {
        time += nanos;
        ticks.tick(time);
        return ticks.count();
    }
}
