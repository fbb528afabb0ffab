package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The schedule is the JVM's: each test has endpoints of its own. */
class CaptureScheduleTest {

    @Test
    void theFirstCallOfASubjectIsLookedAtOncePerEndpoint() {
        assertThat(CaptureSchedule.due(100_001, 7, 1)).isTrue();
        assertThat(CaptureSchedule.due(100_001, 7, 1)).isFalse();
        assertThat(CaptureSchedule.due(100_002, 7, 1)).isTrue();
        assertThat(CaptureSchedule.due(100_001, 8, 1)).isTrue();
    }

    @Test
    void withinARequestTheSecondAndTheFifthCallAreLookedAt() {
        StringBuilder due = new StringBuilder();
        for (int count = 1; count <= 12; count++) {
            if (CaptureSchedule.due(100_003, 7, count)) {
                due.append(count).append(' ');
            }
        }
        assertThat(due).hasToString("1 2 5 ");
    }

    @Test
    void subjectsTooManyToCountAreNotLookedAt() {
        assertThat(CaptureSchedule.due(100_004, 7, 0)).isFalse();
    }

    @Test
    void theCostOfManyRequestsTendsToNothing() {
        int looks = 0;
        for (int request = 0; request < 100_000; request++) {
            for (int count : new int[] {1, 2, 5}) {
                looks += CaptureSchedule.due(100_005, 7, count) ? 1 : 0;
            }
        }
        // The first sight, 32 close looks, one repeat in 64 up to 2,048, and one in 1,024 of 200,000.
        assertThat(looks).isEqualTo(1 + 32 + 31 + 194);
    }
}
