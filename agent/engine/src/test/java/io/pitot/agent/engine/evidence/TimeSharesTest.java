package io.pitot.agent.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.dump.TimeSplit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeSharesTest {

    private static final long START = RequestBuilder.START;

    private final GcPauses pauses = new GcPauses();

    private final TimeShares shares = new TimeShares(RequestBuilder.LIMIT, pauses);

    @Test
    void callsSideBySideAreEachTheirOwn() {
        RequestBuilder request = new RequestBuilder(1, 1_000, -1)
                .event(EventKind.POOL_WAIT, 0, 0, 100, 1, 0, 0, 0, 0)
                .event(EventKind.QUERY, 0, 100, 300, 1, 0, 0, 0, 50)
                .event(EventKind.INFERENCE, 0, 500, 200, 1, 0, 0, 0, 0);
        assertThat(split(request)).isEqualTo(new TimeSplit(1_000, 300, 50, 100, 200, 0, 0, 0, 0, 0, 350));
    }

    @Test
    void callsOfOtherServicesAndOfCachesAreEachTheirOwn() {
        RequestBuilder request = new RequestBuilder(1, 1_000, -1)
                .event(EventKind.HTTP_CALL, 0, 0, 400, 1, 0, 0, 0, 90)
                .event(EventKind.CACHE, 0, 500, 30, 1, 0, 0, 0, 4_096);
        assertThat(split(request)).isEqualTo(new TimeSplit(1_000, 0, 0, 0, 0, 400, 30, 0, 0, 0, 570));
    }

    @Test
    void whatIsDoneWhileAnotherServiceIsAskedCountsToItself() {
        RequestBuilder request = new RequestBuilder(1, 1_000, -1)
                .event(EventKind.QUERY, 0, 200, 300, 1, 0, 0, 0, 0)
                .event(EventKind.HTTP_CALL, 0, 100, 1_500, 1, 0, 0, 0, 0);
        assertThat(split(request)).isEqualTo(new TimeSplit(1_000, 300, 0, 0, 0, 600, 0, 0, 0, 0, 100));
    }

    @Test
    void aMomentCountsToTheInnermostCall() {
        // Published as they end: the query and the wait inside the inference come first.
        RequestBuilder request = new RequestBuilder(1, 1_000, -1)
                .event(EventKind.POOL_WAIT, 0, 200, 100, 1, 0, 0, 0, 0)
                .event(EventKind.QUERY, 0, 300, 400, 1, 0, 0, 0, 0)
                .event(EventKind.INFERENCE, 0, 100, 800, 1, 0, 0, 0, 0);
        assertThat(split(request)).isEqualTo(new TimeSplit(1_000, 400, 0, 100, 300, 0, 0, 0, 0, 0, 200));
    }

    @Test
    void ofTwoThatStartInTheSameTickTheShorterIsTheInnerOne() {
        RequestBuilder request = new RequestBuilder(1, 1_000, -1)
                .event(EventKind.QUERY, 0, 100, 300, 1, 0, 0, 0, 0)
                .event(EventKind.INFERENCE, 0, 100, 500, 1, 0, 0, 0, 0);
        assertThat(split(request)).isEqualTo(new TimeSplit(1_000, 300, 0, 0, 200, 0, 0, 0, 0, 0, 500));
    }

    @Test
    void fetchTimeIsTakenOutOfTheCallThatEnclosesTheQuery() {
        RequestBuilder request = new RequestBuilder(1, 1_000, -1)
                .event(EventKind.QUERY, 0, 200, 100, 1, 0, 0, 0, 150)
                .event(EventKind.INFERENCE, 0, 100, 800, 1, 0, 0, 0, 0);
        assertThat(split(request)).isEqualTo(new TimeSplit(1_000, 100, 150, 0, 550, 0, 0, 0, 0, 0, 200));
    }

    @Test
    void cpuTimeReachesOnlyAsFarAsNoCallCovers() {
        RequestBuilder busy = new RequestBuilder(1, 1_000, 900).event(EventKind.QUERY, 0, 0, 700, 1, 0, 0, 0, 0);
        assertThat(split(busy)).isEqualTo(new TimeSplit(1_000, 700, 0, 0, 0, 0, 0, 300, 0, 0, 0));
        RequestBuilder idle = new RequestBuilder(1, 1_000, 50).event(EventKind.QUERY, 0, 0, 700, 1, 0, 0, 0, 0);
        assertThat(split(idle)).isEqualTo(new TimeSplit(1_000, 700, 0, 0, 0, 0, 0, 50, 0, 0, 250));
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
        assertThat(sums.split()).isEqualTo(new TimeSplit(1_400, 900, 0, 0, 0, 0, 0, 150 + 100, 0, 0, 250));
    }

    @Test
    void callsOfOtherThreadsThatOverlapAreNotCountedTwice() {
        RequestBuilder request = new RequestBuilder(1, 1_000, -1)
                .event(EventKind.QUERY, 0, 0, 500, 1, 0, 0, 0, 0)
                .event(EventKind.INFERENCE, 0, 300, 500, 1, 0, 0, 0, 0);
        assertThat(split(request)).isEqualTo(new TimeSplit(1_000, 300, 0, 0, 500, 0, 0, 0, 0, 0, 200));
    }

    @Test
    void eventsBeyondTheRequestAreClippedToIt() {
        RequestBuilder request = new RequestBuilder(1, 1_000, -1)
                .event(EventKind.QUERY, 0, -500, 600, 1, 0, 0, 0, 0)
                .event(EventKind.QUERY, 0, 900, 600, 1, 0, 0, 0, 5_000)
                .event(EventKind.QUERY, 0, 5_000, 600, 1, 0, 0, 0, 0);
        assertThat(split(request)).isEqualTo(new TimeSplit(1_000, 200, 800, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void aPauseCountsToTheCallThatItStoppedAndOtherwiseToTheCollection() {
        pauses.add(START - 50, START + 100);
        pauses.add(START + 400, START + 600);
        pauses.add(START + 950, START + 1_200);
        RequestBuilder request = new RequestBuilder(1, 1_000, -1)
                .event(EventKind.QUERY, 0, 300, 200, 1, 0, 0, 0, 0)
                .event(EventKind.INFERENCE, 0, 450, 100, 1, 0, 0, 0, 0);
        // Of 100, 200 and 50 the query and what runs beside it cover 150.
        assertThat(split(request)).isEqualTo(new TimeSplit(1_000, 150, 0, 0, 100, 0, 0, 0, 200, 0, 550));
    }

    @Test
    void whatACollectionStoppedIsNotEstimatedToBeCpuTime() {
        pauses.add(START + 100, START + 500);
        TimeSums sums = new TimeSums();
        shares.split(new RequestBuilder(1, 1_000, 600).end(), sums);
        shares.split(new RequestBuilder(1, 1_000, -1).end(), sums);

        assertThat(sums.split()).isEqualTo(new TimeSplit(2_000, 0, 0, 0, 0, 0, 0, 1_200, 800, 0, 0));
    }

    @Test
    void whatWasWaitedForLocksIsNeitherComputedNorUnknownAndNoMoreThanNoCallCovers() {
        RequestEvents request = new RequestBuilder(1, 1_000, 300)
                .event(EventKind.QUERY, 0, 100, 200, 1, 0, 0, 0, 0)
                .end();
        request.waitedForLocks(waited(400));
        TimeSums sums = new TimeSums();
        shares.split(request, sums);
        assertThat(sums.split()).isEqualTo(new TimeSplit(1_000, 200, 0, 0, 0, 0, 0, 300, 0, 400, 100));

        request.waitedForLocks(waited(2_000));
        TimeSums most = new TimeSums();
        shares.split(request, most);
        assertThat(most.split()).isEqualTo(new TimeSplit(1_000, 200, 0, 0, 0, 0, 0, 0, 0, 800, 0));
    }

    @Test
    void pausesOfOtherRequestsTimesAreNotCounted() {
        pauses.add(START - 500, START);
        pauses.add(START + 1_000, START + 1_400);

        assertThat(split(new RequestBuilder(1, 1_000, -1)).gc()).isZero();
    }

    @Test
    void ofMorePausesThanAreKeptTheLastOnesCount() {
        for (int i = 0; i < 1_000; i++) {
            pauses.add(START + 10L * i, START + 10L * i + 1);
        }

        assertThat(split(new RequestBuilder(1, 20_000, -1)).gc()).isEqualTo(512);
    }

    @Test
    void thePartsAddUpToTheTotalWhateverTheEventsSay() {
        Random random = new Random(11);
        int[] kinds = {EventKind.QUERY, EventKind.POOL_WAIT, EventKind.INFERENCE, EventKind.HTTP_CALL, EventKind.CACHE};
        for (int round = 0; round < 5_000; round++) {
            long paused = 1_000_000 + 5_000L * round + random.nextInt(3_000);
            pauses.add(paused, paused + random.nextInt(900));
            long duration = random.nextInt(2_000);
            RequestBuilder request =
                    new RequestBuilder(1, duration, random.nextLong(3_000) - 1, 1_000_000 + 5_000L * round);
            for (int i = random.nextInt(30); i > 0; i--) {
                long start = random.nextLong(3_000) - 500;
                request.event(
                        kinds[random.nextInt(kinds.length)],
                        0,
                        start,
                        random.nextInt(1_500),
                        1,
                        0,
                        0,
                        0,
                        random.nextInt(300));
            }
            TimeSplit split = split(request);
            assertThat(split.total()).isEqualTo(duration);
            assertThat(split.execute()
                            + split.fetch()
                            + split.pool()
                            + split.inference()
                            + split.http()
                            + split.cache()
                            + split.cpu()
                            + split.gc()
                            + split.blocked()
                            + split.unknown())
                    .isEqualTo(duration);
            assertThat(List.of(
                            split.execute(),
                            split.fetch(),
                            split.pool(),
                            split.inference(),
                            split.http(),
                            split.cache(),
                            split.cpu(),
                            split.gc(),
                            split.unknown()))
                    .allMatch(part -> part >= 0);
        }
    }

    @Test
    void callsOneAfterAnotherCountWhatTheyCountBesideOneThatIsNestedAndTakesNoTime() {
        Random random = new Random(7);
        int[] kinds = {EventKind.QUERY, EventKind.POOL_WAIT, EventKind.INFERENCE, EventKind.HTTP_CALL, EventKind.CACHE};
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

    private static LockWait waited(long nanos) {
        return new LockWaits().add(1, nanos, 0);
    }
}
