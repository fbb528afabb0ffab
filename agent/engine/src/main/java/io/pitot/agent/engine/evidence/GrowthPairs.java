package io.pitot.agent.engine.evidence;

import io.pitot.agent.engine.table.DumpIds;
import io.pitot.dump.Growth;
import java.util.Arrays;

/**
 * The pairs of parent and child query of one endpoint, each with its sums over requests of the parent's rows (x) and the child's
 * executions (y). There are thousands of these: they lie side by side.
 */
final class GrowthPairs {

    /** Greater numbers count as this, so that the sums of squares have room for millions of requests. */
    private static final long MOST = 1_000_000;

    private static final int WORDS = 9;
    private static final int IDS = 0;
    private static final int REQUESTS_AND_EQUAL = 1;
    private static final int MIN_AND_MAX = 2;
    private static final int SUM_X = 3;
    private static final int SUM_Y = 4;
    private static final int SUM_XX = 5;
    private static final int SUM_XY = 6;
    private static final int SUM_YY = 7;
    private static final int DISTINCT_X = 8;

    private static final long[] NONE = {};

    private long[] words = NONE;
    private int size;

    static long bounded(long number) {
        return Math.min(number, MOST);
    }

    int size() {
        return size;
    }

    int parent(int pair) {
        return (int) (words[pair * WORDS + IDS] >>> 32);
    }

    int child(int pair) {
        return (int) words[pair * WORDS + IDS];
    }

    /** Both queries in one number. */
    long ids(int pair) {
        return words[pair * WORDS + IDS];
    }

    /** How many requests have been added to it. */
    int requests(int pair) {
        return (int) (words[pair * WORDS + REQUESTS_AND_EQUAL] >>> 32);
    }

    boolean has(int parent, int child) {
        long ids = ids(parent, child);
        for (int i = 0; i < size; i++) {
            if (ids(i) == ids) {
                return true;
            }
        }
        return false;
    }

    static long ids(int parent, int child) {
        return (long) parent << 32 | child;
    }

    /** A new pair's index. */
    int add(long ids) {
        if (size * WORDS == words.length) {
            words = Arrays.copyOf(words, Math.max(4, size * 2) * WORDS);
        }
        words[size * WORDS + IDS] = ids;
        words[size * WORDS + MIN_AND_MAX] = (long) Integer.MAX_VALUE << 32;
        return size++;
    }

    /** Adds one request. */
    void add(int pair, long rows, long executions) {
        long x = bounded(rows);
        long y = bounded(executions);
        addSums(pair, 1, x, x * x, (int) x, (int) x, 1L << x);
        addExecutions(pair, y, x * y, y * y, x == y && x > 1 ? 1 : 0);
    }

    /** Adds requests and the rows of the parent in them. */
    void addSums(int pair, int requests, long sumX, long sumXX, int minX, int maxX, long distinctX) {
        int at = pair * WORDS;
        words[at + REQUESTS_AND_EQUAL] += (long) requests << 32;
        words[at + MIN_AND_MAX] =
                Math.min(words[at + MIN_AND_MAX] >>> 32, minX) << 32 | Math.max((int) words[at + MIN_AND_MAX], maxX);
        words[at + SUM_X] += sumX;
        words[at + SUM_XX] += sumXX;
        words[at + DISTINCT_X] |= distinctX;
    }

    /** Adds the executions of the child in requests that have been added. */
    void addExecutions(int pair, long sumY, long sumXY, long sumYY, int equal) {
        int at = pair * WORDS;
        words[at + REQUESTS_AND_EQUAL] += equal;
        words[at + SUM_Y] += sumY;
        words[at + SUM_XY] += sumXY;
        words[at + SUM_YY] += sumYY;
    }

    Growth named(int pair, int endpoint, DumpIds ids) {
        int at = pair * WORDS;
        return new Growth(
                ids.endpoint(endpoint),
                ids.query(parent(pair)),
                ids.query(child(pair)),
                requests(pair),
                words[at + SUM_X],
                words[at + SUM_Y],
                words[at + SUM_XX],
                words[at + SUM_XY],
                words[at + SUM_YY],
                words[at + MIN_AND_MAX] >>> 32,
                (int) words[at + MIN_AND_MAX],
                words[at + DISTINCT_X],
                (int) words[at + REQUESTS_AND_EQUAL]);
    }
}
