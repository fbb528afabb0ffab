package io.pitot.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RestartsTest {

    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    private final Restarts restarts = new Restarts();
    private final Error failure = new StackOverflowError();

    @Test
    void waitsLongerAfterEachFailureUntilItEnds() {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            millis.add(TimeUnit.NANOSECONDS.toMillis(restarts.waitAfter(failure, i)));
        }
        assertThat(millis).containsExactly(100L, 400L, 1_600L, 6_400L, 25_600L, 60_000L, 60_000L);
        assertThat(restarts.waitAfter(failure, 7)).isEqualTo(Restarts.NEVER);
        assertThat(restarts.haveEnded()).isTrue();
        assertThat(restarts.reasons().values()).containsExactly(8L);
    }

    @Test
    void forgetsFailuresAfterAnHourAlsoWhereTheClockOverflows() {
        long start = Long.MAX_VALUE - HOUR / 2;
        for (int i = 0; i < 100; i++) {
            assertThat(restarts.waitAfter(failure, start + i * HOUR)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
        }
        assertThat(restarts.reasons().values()).containsExactly(100L);
    }
}
