package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The schedule is the JVM's: each test has endpoints of its own. */
class CaptureScheduleTest {

    private static final int SUBJECT = 7;

    @Test
    void theFirstCallOfASubjectIsLookedAtOncePerEndpoint() {
        assertThat(CaptureSchedule.due(100_001, 7, 1, 1)).isTrue();
        assertThat(CaptureSchedule.due(100_001, 7, 1, 2)).isFalse();
        assertThat(CaptureSchedule.due(100_002, 7, 1, 3)).isTrue();
        assertThat(CaptureSchedule.due(100_001, 8, 1, 4)).isTrue();
    }

    @Test
    void ofARequestThatRepeatsTheFirstCallsAreLookedAt() {
        assertThat(dueOf(100_003, 1)).isEqualTo("1 2 3 5 ");
    }

    @Test
    void whatIsKnownToRepeatIsLookedAtFromItsFirstCall() {
        dueOf(100_006, 1);

        assertThat(dueOf(100_006, 2)).isEqualTo("1 2 3 5 ");
    }

    @Test
    void ofALaterRequestEitherAllTheseCallsAreLookedAtOrNone() {
        for (long request = 0; request < 1_000; request++) {
            assertThat(dueOf(100_007, request)).isIn("1 2 3 5 ", "");
        }
    }

    @Test
    void eachSubjectOfHundredsOfEndpointsIsLookedAt() {
        for (int endpoint = 0; endpoint < 500; endpoint++) {
            for (int subject = 1; subject <= 10; subject++) {
                assertThat(CaptureSchedule.due(200_000 + endpoint, subject, 1, 1))
                        .as("%s subjects before", endpoint * 10 + subject)
                        .isTrue();
            }
        }
    }

    @Test
    void subjectsTooManyToCountAreNotLookedAt() {
        assertThat(CaptureSchedule.due(100_004, SUBJECT, 0, 1)).isFalse();
    }

    @Test
    void theCostOfManyRequestsTendsToNothing() {
        int looks = 0;
        for (int request = 0; request < 100_000; request++) {
            looks += dueOf(100_005, request).isEmpty() ? 0 : 1;
        }
        // 32 closely, about one in 64 of the next 2,000, and about one in 1,024 of the others.
        assertThat(looks).isBetween(32 + 10 + 50, 32 + 60 + 150);
    }

    @Test
    void theCostOfWhatHappensOnceInARequestTendsToNothing() {
        int looks = 0;
        for (int request = 0; request < 200_000; request++) {
            looks += CaptureSchedule.dueNowAndThen(100_008, SUBJECT) ? 1 : 0;
        }
        // The first sight, 32 closely, one in 64 up to 2,048, and one in 1,024 of the others.
        assertThat(looks).isEqualTo(1 + 32 + 31 + 194);
    }

    @Test
    void inEachRoundOneRequestMoreIsLookedAtWhateverWentBefore() {
        for (int request = 0; request < 10_000; request++) {
            dueOf(100_009, request);
        }
        for (int round = 0; round < 40; round++) {
            int looks = 0;
            CaptureSchedule.lookAnew();
            assertThat(dueOf(100_009, 20_000)).isEqualTo("1 2 3 5 ");
            for (int request = 0; request < 1_000; request++) {
                looks += dueOf(100_009, 30_000 + request).isEmpty() ? 0 : 1;
            }
            assertThat(looks).isLessThan(10);
        }
    }

    @Test
    void inEachRoundWhatHappensOnceInARequestIsLookedAtOnceMore() {
        CaptureSchedule.due(100_010, SUBJECT, 1, 1);
        CaptureSchedule.lookAnew();

        assertThat(CaptureSchedule.due(100_010, SUBJECT, 1, 2)).isTrue();
        assertThat(CaptureSchedule.due(100_010, SUBJECT, 1, 3)).isFalse();
    }

    private static String dueOf(int endpoint, long request) {
        StringBuilder due = new StringBuilder();
        for (int count = 1; count <= 12; count++) {
            if (CaptureSchedule.due(endpoint, SUBJECT, count, request)) {
                due.append(count).append(' ');
            }
        }
        return due.toString();
    }
}
