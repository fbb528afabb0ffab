package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When steps are timed, and what those count that are not. */
class ResultStateTest {

    private static final int QUERY = 201;
    private static final int PER_ROW = 1_500;
    private static final int SPAN = 16;
    private static final long HOUR = 3_600_000_000_000L;
    private static final long SLOW = 50 * FetchTimes.QUICK_NANOS;

    private final ResultState state = new ResultState(ThreadState.current());

    /** The mark of a step that is not timed. */
    private long untimed;

    @BeforeEach
    void executeAQueryThatIsQuick() {
        // A slow row first, for what other tests may have told of the query.
        FetchTimes.timed(QUERY, 1, SLOW, SLOW);
        for (int results = 0; results < 8; results++) {
            FetchTimes.timed(QUERY, 10, 10 * PER_ROW, PER_ROW);
        }
        state.queryId = QUERY;
        state.begin(false);
        untimed = state.nextEnter();
        state.nextExit(untimed, false);
        executed(0);
    }

    @Test
    void aStepInsideAStepIsNotOne() {
        state.nextEnter();
        assertThat(state.nextEnter()).isEqualTo(ResultState.NESTED);
    }

    @Test
    void aStepThatNeverEndedDoesNotOutliveItsExecution() {
        state.nextEnter();
        state.begin(false);
        assertThat(state.nextEnter()).isNotEqualTo(ResultState.NESTED);
    }

    @Test
    void stepsOfAResultThatIsTimedAreTimedFromTheFirst() {
        state.begin(true);
        assertThat(isTimed()).isTrue();
    }

    @Test
    void stepsAreNotTimedWhileNoSpanIsComplete() {
        executed(HOUR);
        steps(SPAN - 1);
        assertThat(isTimed()).isFalse();
    }

    @Test
    void aSlowSpanMakesTheRestOfTheResultTimedRowByRow() {
        executed(HOUR);
        steps(SPAN);
        assertThat(isTimed()).isTrue();
        timedStep(0);
        assertThat(isTimed()).isTrue();
    }

    @Test
    void aQuickSpanDoesNot() {
        // As if it ended later: little time has passed, however long the machine pauses here.
        executed(-HOUR);
        steps(SPAN);
        assertThat(isTimed()).isFalse();
    }

    @Test
    void theFirstSpanBeginsWhereTheExecutionEnded() {
        executed(HOUR);
        state.duration = 2 * HOUR;
        steps(SPAN);
        assertThat(isTimed()).isFalse();
    }

    @Test
    void aSlowSpanIsSeenAlsoAfterQuickOnes() {
        executed(-HOUR);
        steps(SPAN);
        passTheTimeOfAQuickSpan();
        steps(SPAN);
        assertThat(isTimed()).isTrue();
    }

    @Test
    void theNextExecutionIsLookedAtAfresh() {
        executed(HOUR);
        steps(SPAN);
        state.begin(false);
        assertThat(isTimed()).isFalse();
    }

    @Test
    void timeBetweenExecutionsIsNotPartOfASpan() {
        executed(-HOUR);
        steps(SPAN);
        passTheTimeOfAQuickSpan();
        executed(-HOUR);
        steps(SPAN);
        assertThat(isTimed()).isFalse();
    }

    @Test
    void theNextExecutionBeginsWithNothingCounted() {
        state.begin(true);
        timedStep(HOUR);
        state.begin(false);
        steps(1);
        state.begin(false);
        assertThat(state.hasSteps()).isFalse();
        assertThat(state.takeCount()).isZero();
        assertThat(state.takeFetchNanos()).isZero();
    }

    @Test
    void everyStepToARowCountsOneRowTimedOrNot() {
        executed(HOUR);
        steps(SPAN);
        timedStep(0);
        state.nextExit(state.nextEnter(), false);
        assertThat(state.takeCount()).isEqualTo(SPAN + 1);
    }

    @Test
    void stepsThatWereNotTimedCountTheQuerysAverage() {
        steps(5);
        assertThat(state.takeFetchNanos()).isEqualTo(5 * PER_ROW);
    }

    @Test
    void aSlowStepThatIsNotTimedCountsTheTicksItHasSeenAndThoseThatFollowAreTimed() {
        executed(HOUR);
        steps(3);
        long entered = state.nextEnter();
        long seen = tickFor(3 * FetchTicks.INTERVAL_NANOS);
        state.nextExit(entered, true);
        assertThat(isTimed()).isTrue();
        assertThat(state.takeFetchNanos()).isGreaterThanOrEqualTo(seen + 3L * PER_ROW);
        assertThat(FetchTimes.isQuick(QUERY)).isFalse();
    }

    @Test
    void aStepThatSeesOneTickMayHaveBeenQuick() {
        executed(HOUR);
        int before = FetchTicks.shared().count();
        long entered = state.nextEnter();
        while (FetchTicks.shared().count() == before) {
            FetchTicks.shared().tick(System.nanoTime());
        }
        state.nextExit(entered, true);
        assertThat(state.takeFetchNanos()).isEqualTo(PER_ROW);
    }

    @Test
    void stepsThatWereTimedCountTheirTime() {
        state.begin(true);
        long least = timedStep(HOUR) + timedStep(HOUR);
        assertThat(state.takeFetchNanos()).isBetween(least, least + HOUR);
    }

    @Test
    void stepsThatWereNotTimedCountTheAverageAlsoWhereAnotherResultWasSlowMeanwhile() {
        steps(5);
        FetchTimes.timed(QUERY, 1, SLOW, SLOW);
        assertThat(state.takeFetchNanos()).isEqualTo(5 * PER_ROW);
    }

    @Test
    void stepsThatWereNotTimedCountTheAverageAlsoWhereASlowRowFollows() {
        executed(HOUR);
        steps(SPAN);
        long entered = state.nextEnter();
        long least = System.nanoTime() - entered;
        state.nextExit(entered - SLOW, true);
        long most = System.nanoTime() - entered;
        assertThat(state.takeFetchNanos() - SLOW)
                .isBetween(least + (long) SPAN * PER_ROW, most + (long) SPAN * PER_ROW);
    }

    @Test
    void aSlowRowAfterASlowSpanMakesTheQueryNotQuick() {
        executed(HOUR);
        steps(SPAN);
        timedStep(SLOW);
        timedStep(0);
        state.takeFetchNanos();
        assertThat(FetchTimes.isQuick(QUERY)).isFalse();
    }

    @Test
    void whatWasTakenIsNotCountedAgain() {
        executed(HOUR);
        steps(SPAN);
        timedStep(0);
        state.takeCount();
        state.takeFetchNanos();
        assertThat(state.hasSteps()).isFalse();
        assertThat(state.takeCount()).isZero();
        assertThat(state.takeFetchNanos()).isZero();
    }

    /** Begins a result whose steps are not timed, of an execution that ended so long ago. */
    private void executed(long nanosAgo) {
        state.begin(false);
        state.start = System.nanoTime() - nanosAgo;
        state.duration = 0;
    }

    /** Ticks for so long, and answers what has passed at least between the ticks. */
    private static long tickFor(long nanos) {
        long begin = System.nanoTime();
        int before = FetchTicks.shared().count();
        // Of a thread that has to wait for a processor one tick may be all there is.
        for (long now = begin;
                now - begin <= nanos || FetchTicks.shared().count() - before < 4;
                now = System.nanoTime()) {
            FetchTicks.shared().tick(now);
        }
        return nanos - 2 * FetchTicks.INTERVAL_NANOS;
    }

    private static void passTheTimeOfAQuickSpan() {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin <= SPAN * FetchTimes.QUICK_NANOS) {
            Thread.onSpinWait();
        }
    }

    private boolean isTimed() {
        long entered = state.nextEnter();
        state.nextExit(entered, false);
        return entered != untimed;
    }

    /** Steps that are not timed, each to a row. */
    private void steps(int number) {
        for (int i = 0; i < number; i++) {
            long entered = state.nextEnter();
            assertThat(entered).as("step %d", i).isEqualTo(untimed);
            state.nextExit(entered, true);
        }
    }

    /** A step that takes at least so long; answers that. */
    private long timedStep(long nanos) {
        state.nextExit(state.nextEnter() - nanos, true);
        return nanos;
    }
}
