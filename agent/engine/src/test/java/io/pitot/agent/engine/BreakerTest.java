package io.pitot.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.engine.Breaker.Level;
import io.pitot.agent.engine.Breaker.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final Reading CALM = new Reading(0.5, 0.01, 0.02);
    private static final Reading FULL = new Reading(0.96, 0.01, 0.02);
    private static final Reading BETWEEN = new Reading(0.9, 0.01, 0.02);
    private static final Reading UNKNOWN = new Reading(-1, 0, -1);

    private final Breaker breaker = new Breaker(ObservingLimits.DEFAULT);

    @Test
    void goesOneStepAfterEachTenSecondsAboveALimitAndNoFurtherThanOff() {
        assertThat(looks(FULL, 4)).isZero();
        assertThat(breaker.level()).isEqualTo(Level.ALL);
        assertThat(looks(FULL, 1)).isEqualTo(1);
        assertThat(breaker.level()).isEqualTo(Level.SAMPLED);
        assertThat(breaker.cause()).isEqualTo("heap");
        assertThat(looks(FULL, 5)).isEqualTo(1);
        assertThat(breaker.level()).isEqualTo(Level.OFF);
        assertThat(looks(FULL, 100)).isZero();
    }

    @Test
    void aPeakIsNoReason() {
        for (int i = 0; i < 50; i++) {
            looks(FULL, 4);
            looks(BETWEEN, 1);
        }
        assertThat(breaker.level()).isEqualTo(Level.ALL);
    }

    @Test
    void comesBackStepByStepWhenItHasBeenWellBelowAllLimitsForHalfAMinute() {
        looks(FULL, 10);
        assertThat(looks(CALM, 14)).isZero();
        looks(BETWEEN, 1);
        assertThat(looks(CALM, 14)).isZero();
        assertThat(looks(CALM, 1)).isEqualTo(1);
        assertThat(breaker.level()).isEqualTo(Level.SAMPLED);
        assertThat(looks(CALM, 15)).isEqualTo(1);
        assertThat(breaker.level()).isEqualTo(Level.ALL);
    }

    @Test
    void justBelowALimitItStaysWhereItIs() {
        looks(FULL, 5);
        assertThat(looks(BETWEEN, 1_000)).isZero();
        assertThat(breaker.level()).isEqualTo(Level.SAMPLED);
    }

    @Test
    void whoGoesToAndFroWaitsTwiceAsLongEachTimeUntilItLasts() {
        looks(FULL, 5);
        looks(CALM, 15);
        looks(FULL, 5);
        assertThat(looks(CALM, 29)).isZero();
        assertThat(looks(CALM, 1)).isEqualTo(1);
        assertThat(breaker.level()).isEqualTo(Level.ALL);
        looks(CALM, 30);
        looks(FULL, 5);
        assertThat(looks(CALM, 15)).isEqualTo(1);
    }

    @Test
    void garbageCollectionAndTheAgentsOwnThreadAreReasonsAndWhatIsUnknownIsNone() {
        for (Reading reading : List.of(new Reading(-1, 0.31, -1), new Reading(-1, 0, 0.51))) {
            Breaker other = new Breaker(ObservingLimits.DEFAULT);
            for (int i = 0; i < 5; i++) {
                other.look(reading);
            }
            assertThat(other.level()).isEqualTo(Level.SAMPLED);
            assertThat(other.cause()).isEqualTo(reading.gc() > 0 ? "gc" : "cpu");
        }
        assertThat(looks(UNKNOWN, 100)).isZero();
    }

    /** Answers how often the level changed. */
    private int looks(Reading reading, int times) {
        int changes = 0;
        for (int i = 0; i < times; i++) {
            changes += breaker.look(reading) ? 1 : 0;
        }
        return changes;
    }
}
