package io.pitot.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimetableTest {

    /** What is due in the first so many seconds, asked for every fiftieth of one. */
    private static List<String> due(Duration interval, int seconds) {
        List<String> due = new ArrayList<>();
        long start = Long.MAX_VALUE - 1_000;
        Timetable timetable = new Timetable(interval.toNanos(), start);
        for (int i = 0; i <= seconds * 50; i++) {
            long now = start + i * 20_000_000L;
            if (timetable.takeDump(now)) {
                due.add("dump " + i / 50);
            } else if (timetable.takeLook(now)) {
                due.add("look " + i / 50);
            }
        }
        return due;
    }

    @Test
    void anIntervalOfAMinuteIsLookedAtTwiceBeforeItIsDumped() {
        assertThat(due(Duration.ofMinutes(1), 150))
                .containsExactly("look 25", "look 50", "dump 60", "look 85", "look 110", "dump 120", "look 145");
    }

    @Test
    void anIntervalOfAnHourIsLookedAtEvery25Seconds() {
        assertThat(due(Duration.ofHours(1), 101)).containsExactly("look 25", "look 50", "look 75", "look 100");
    }

    @Test
    void aShortIntervalIsNotLookedAtBesidesItsDump() {
        assertThat(due(Duration.ofSeconds(10), 31)).containsExactly("dump 10", "dump 20", "dump 30");
    }

    @Test
    void aMachineThatWasSuspendedDumpsOnceAndStaysOnItsGrid() {
        Timetable timetable = new Timetable(60, 0);

        assertThat(timetable.takeDump(1_000)).isTrue();
        assertThat(timetable.takeDump(1_019)).isFalse();
        assertThat(timetable.takeDump(1_020)).isTrue();
    }
}
