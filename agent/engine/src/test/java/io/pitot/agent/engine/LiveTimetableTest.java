package io.pitot.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class LiveTimetableTest {

    private static final long START = Long.MAX_VALUE - 1_000;

    private int looks;

    /** In which seconds it shows, if the file is as it says in each, and a showing takes so long. */
    private List<Integer> shown(int seconds, IntUnaryOperator modified, long showingMillis) {
        List<Integer> shown = new ArrayList<>();
        LiveTimetable timetable = new LiveTimetable(modified.applyAsInt(0));
        for (int i = 0; i < seconds * 50; i++) {
            long now = START + i * 20_000_000L;
            if (timetable.takeLook(now)) {
                looks++;
                timetable.look(now, modified.applyAsInt(i / 50));
                if (timetable.takeShow(now)) {
                    shown.add(i / 50);
                    timetable.shown(now, showingMillis * 1_000_000);
                }
            }
        }
        return shown;
    }

    @Test
    void looksOnceASecondAndShowsNothingThatNobodyWatches() {
        assertThat(shown(60, second -> 0, 1)).isEmpty();
        assertThat(looks).isEqualTo(60);
    }

    @Test
    void whatSomebodyLeftBehindIsNoWatching() {
        assertThat(shown(60, second -> 4_711, 1)).isEmpty();
    }

    @Test
    void showsEverySecondUntilTheFileHasNotBeenTouchedForTenSeconds() {
        assertThat(shown(30, second -> second < 5 ? 0 : second < 9 ? 100 + second : 109, 1))
                .containsExactly(5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18);
    }

    @Test
    void whoTakesTheFileAwayWatchesNoMore() {
        assertThat(shown(30, second -> second < 5 || second >= 8 ? 0 : second, 1))
                .containsExactly(5, 6, 7);
    }

    /** The time on another machine may be any, and go back. */
    @Test
    void anyChangeOfTheTimeCounts() {
        assertThat(shown(4, second -> 1_000 - second, 1)).containsExactly(1, 2, 3);
    }

    @Test
    void spendsNoMoreThanAFiftiethOfItsTimeOnShowing() {
        assertThat(shown(40, second -> second, 200)).containsExactly(1, 11, 21, 31);
    }
}
