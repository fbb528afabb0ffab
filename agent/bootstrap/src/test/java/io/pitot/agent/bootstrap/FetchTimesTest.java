package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The cells are the JVM's: each test has a query of its own, and begins as if nothing were known of it. */
class FetchTimesTest {

    private static final int PROOF = 8;

    @Test
    void aQueryIsQuickAfterEightResultsInARowWithoutASlowRowAndNotBefore() {
        int query = unknown(101);
        for (int results = 0; results < PROOF; results++) {
            assertThat(FetchTimes.isQuick(query))
                    .as("after %d results", results)
                    .isFalse();
            quickResult(query);
        }
        assertThat(FetchTimes.isQuick(query)).isTrue();
    }

    @Test
    void resultsBeforeASlowRowProveNothing() {
        int query = unknown(102);
        for (int results = 1; results < PROOF; results++) {
            quickResult(query);
        }
        slowResult(query);
        for (int results = 1; results < PROOF; results++) {
            quickResult(query);
        }
        assertThat(FetchTimes.isQuick(query)).isFalse();
        quickResult(query);
        assertThat(FetchTimes.isQuick(query)).isTrue();
    }

    @Test
    void aQueryStaysQuickHoweverManyQuickResultsFollow() {
        int query = quick(103);
        for (int results = 0; results < 1_000; results++) {
            quickResult(query);
        }
        assertThat(FetchTimes.isQuick(query)).isTrue();
    }

    @Test
    void oneSlowRowAmongManyMakesAQueryNotQuickAtOnce() {
        int query = quick(104);
        FetchTimes.timed(query, 1_000, 1_000 * 50, FetchTimes.QUICK_NANOS + 1);
        assertThat(FetchTimes.isQuick(query)).isFalse();
    }

    @Test
    void aRowThatTakesTheLimitIsNotSlow() {
        int query = quick(105);
        FetchTimes.timed(query, 1, FetchTimes.QUICK_NANOS, FetchTimes.QUICK_NANOS);
        assertThat(FetchTimes.isQuick(query)).isTrue();
    }

    @Test
    void queriesAreToldApart() {
        int quick = quick(106);
        int slow = unknown(107);
        assertThat(FetchTimes.isQuick(slow)).isFalse();
        slowResult(slow);
        assertThat(FetchTimes.isQuick(quick)).isTrue();
    }

    @Test
    void whatIsManyQueriesIsNeverQuick() {
        for (int results = 0; results < 100; results++) {
            quickResult(NameTable.OTHER);
        }
        assertThat(FetchTimes.isQuick(NameTable.OTHER)).isFalse();
    }

    @Test
    void theFirstTimedResultTellsWhatARowTakes() {
        int query = unknown(108);
        FetchTimes.timed(query, 10, 4_000, 500);
        assertThat(FetchTimes.perRow(query)).isEqualTo(400);
    }

    @Test
    void perRowFollowsWhatTimedResultsTakeAndNoSingleOneSetsIt() {
        int query = unknown(109);
        FetchTimes.timed(query, 10, 4_000, 500);
        FetchTimes.timed(query, 10, 12_000, 1_500);
        assertThat(FetchTimes.perRow(query)).isStrictlyBetween(400, 800);
        for (int results = 0; results < 100; results++) {
            FetchTimes.timed(query, 10, 12_000, 1_500);
        }
        assertThat(FetchTimes.perRow(query)).isCloseTo(1_200, within(10));
        for (int results = 0; results < 100; results++) {
            FetchTimes.timed(query, 10, 4_000, 500);
        }
        assertThat(FetchTimes.perRow(query)).isCloseTo(400, within(10));
    }

    @Test
    void whatARowTookBeforeASlowOneIsNotPartOfTheAverageAfterIt() {
        int query = unknown(110);
        FetchTimes.timed(query, 10, 15_000, 1_800);
        slowResult(query);
        FetchTimes.timed(query, 10, 4_000, 500);
        assertThat(FetchTimes.perRow(query)).isEqualTo(400);
    }

    /** A slow row, because a cell may be that of a query of another class's tests, too. */
    private static int unknown(int query) {
        slowResult(query);
        return query;
    }

    private static int quick(int query) {
        unknown(query);
        for (int results = 0; results < PROOF; results++) {
            quickResult(query);
        }
        assertThat(FetchTimes.isQuick(query)).isTrue();
        return query;
    }

    private static void quickResult(int query) {
        FetchTimes.timed(query, 10, 10 * 50, 100);
    }

    private static void slowResult(int query) {
        FetchTimes.timed(query, 1, FetchTimes.QUICK_NANOS + 1, FetchTimes.QUICK_NANOS + 1);
    }
}
