package io.pitot.agent.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.dump.TimeSplit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeSharesTest {

    private final TimeShares shares = new TimeShares(RequestBuilder.LIMIT);

    @Test
    void callsSideBySideAreEachTheirOwn() {
        RequestBuilder request = new RequestBuilder(1, 1_000, -1)
                .event(EventKind.POOL_WAIT, 0, 0, 100, 1, 0, 0, 0, 0)
                .event(EventKind.QUERY, 0, 100, 300, 1, 0, 0, 0, 50)
                .event(EventKind.INFERENCE, 0, 500, 200, 1, 0, 0, 0, 0);
        assertThat(split(request)).isEqualTo(new TimeSplit(1_000, 300, 50, 100, 200, 0, 350));
    }

    @Test
    void aMomentCountsToTheInnermostCall() {
        // Published as they end: the query and the wait inside the inference come first.
        RequestBuilder request = new RequestBuilder(1, 1_000, -1)
                .event(EventKind.POOL_WAIT, 0, 200, 100, 1, 0, 0, 0, 0)
                .event(EventKind.QUERY, 0, 300, 400, 1, 0, 0, 0, 0)
                .event(EventKind.INFERENCE, 0, 100, 800, 1, 0, 0, 0, 0);
        assertThat(split(request)).isEqualTo(new TimeSplit(1_000, 400, 0, 100, 300, 0, 200));
    }

    @Test
    void ofTwoThatStartInTheSameTickTheShorterIsTheInnerOne() {
        RequestBuilder request = new RequestBuilder(1, 1_000, -1)
                .event(EventKind.QUERY, 0, 100, 300, 1, 0, 0, 0, 0)
                .event(EventKind.INFERENCE, 0, 100, 500, 1, 0, 0, 0, 0);
        assertThat(split(request)).isEqualTo(new TimeSplit(1_000, 300, 0, 0, 200, 0, 500));
    }

    @Test
    void fetchTimeIsTakenOutOfTheCallThatEnclosesTheQuery() {
        RequestBuilder request = new RequestBuilder(1, 1_000, -1)
                .event(EventKind.QUERY, 0, 200, 100, 1, 0, 0, 0, 150)
                .event(EventKind.INFERENCE, 0, 100, 800, 1, 0, 0, 0, 0);
        assertThat(split(request)).isEqualTo(new TimeSplit(1_000, 100, 150, 0, 550, 0, 200));
    }

    @Test
    void cpuTimeReachesOnlyAsFarAsNoCallCovers() {
        RequestBuilder busy = new RequestBuilder(1, 1_000, 900).event(EventKind.QUERY, 0, 0, 700, 1, 0, 0, 0, 0);
        assertThat(split(busy)).isEqualTo(new TimeSplit(1_000, 700, 0, 0, 0, 300, 0));
        RequestBuilder idle = new RequestBuilder(1, 1_000, 50).event(EventKind.QUERY, 0, 0, 700, 1, 0, 0, 0, 0);
        assertThat(split(idle)).isEqualTo(new TimeSplit(1_000, 700, 0, 0, 0, 50, 250));
    }

    @Test
    void requestsWhoseCpuTimeIsNotKnownSpentAsMuchOfTheirTimeAsTheOthers() {
        TimeSums sums = new TimeSums();
        shares.split(
                new RequestBuilder(1, 1_000, 150)
                        .event(EventKind.QUERY, 0, 0, 700, 1, 0, 0, 0, 0)
                        .end(),
                sums);
        shares.split(
                new RequestBuilder(1, 400, -1)
                        .event(EventKind.QUERY, 0, 0, 200, 1, 0, 0, 0, 0)
                        .end(),
                sums);
        assertThat(sums.split()).isEqualTo(new TimeSplit(1_400, 900, 0, 0, 0, 150 + 100, 250));
    }

    @Test
    void callsOfOtherThreadsThatOverlapAreNotCountedTwice() {
        RequestBuilder request = new RequestBuilder(1, 1_000, -1)
                .event(EventKind.QUERY, 0, 0, 500, 1, 0, 0, 0, 0)
                .event(EventKind.INFERENCE, 0, 300, 500, 1, 0, 0, 0, 0);
        assertThat(split(request)).isEqualTo(new TimeSplit(1_000, 300, 0, 0, 500, 0, 200));
    }

    @Test
    void eventsBeyondTheRequestAreClippedToIt() {
        RequestBuilder request = new RequestBuilder(1, 1_000, -1)
                .event(EventKind.QUERY, 0, -500, 600, 1, 0, 0, 0, 0)
                .event(EventKind.QUERY, 0, 900, 600, 1, 0, 0, 0, 5_000)
                .event(EventKind.QUERY, 0, 5_000, 600, 1, 0, 0, 0, 0);
        assertThat(split(request)).isEqualTo(new TimeSplit(1_000, 200, 800, 0, 0, 0, 0));
    }

    @Test
    void thePartsAddUpToTheTotalWhateverTheEventsSay() {
        Random random = new Random(11);
        int[] kinds = {EventKind.QUERY, EventKind.POOL_WAIT, EventKind.INFERENCE};
        for (int round = 0; round < 5_000; round++) {
            long duration = random.nextInt(2_000);
            RequestBuilder request = new RequestBuilder(1, duration, random.nextLong(3_000) - 1);
            for (int i = random.nextInt(30); i > 0; i--) {
                long start = random.nextLong(3_000) - 500;
                request.event(
                        kinds[random.nextInt(3)], 0, start, random.nextInt(1_500), 1, 0, 0, 0, random.nextInt(300));
            }
            TimeSplit split = split(request);
            assertThat(split.total()).isEqualTo(duration);
            assertThat(split.execute()
                            + split.fetch()
                            + split.pool()
                            + split.inference()
                            + split.cpu()
                            + split.unknown())
                    .isEqualTo(duration);
            assertThat(List.of(
                            split.execute(),
                            split.fetch(),
                            split.pool(),
                            split.inference(),
                            split.cpu(),
                            split.unknown()))
                    .allMatch(part -> part >= 0);
        }
    }

    @Test
    void callsOneAfterAnotherCountWhatTheyCountBesideOneThatIsNestedAndTakesNoTime() {
        Random random = new Random(7);
        int[] kinds = {EventKind.QUERY, EventKind.POOL_WAIT, EventKind.INFERENCE};
        for (int run = 0; run < 2_000; run++) {
            RequestBuilder flat = new RequestBuilder(1, 10_000, random.nextInt(10_000));
            RequestBuilder nested = new RequestBuilder(1, 10_000, flat.request.cpuNanos());
            int start = random.nextInt(50);
            for (int i = 0; i < 20; i++) {
                int kind = kinds[random.nextInt(kinds.length)];
                int duration = 2 + random.nextInt(400);
                int fetch = kind == EventKind.QUERY ? random.nextInt(700) : 0;
                flat.event(kind, 0, start, duration, 1, 0, 1, 0, fetch);
                nested.event(kind, 0, start, duration, 1, 0, 1, 0, fetch);
                if (i == 0) {
                    nested.event(EventKind.POOL_WAIT, 0, start + 1, 0, 1, 0, 1, 0, 0);
                }
                start += duration + random.nextInt(100);
            }
            assertThat(split(flat)).isEqualTo(split(nested));
        }
    }

    private TimeSplit split(RequestBuilder request) {
        TimeSums sums = new TimeSums();
        shares.split(request.end(), sums);
        return sums.split();
    }
}
