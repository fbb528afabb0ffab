package io.pitot.agent.engine.evidence;

import io.pitot.agent.bootstrap.Hashing;

/**
 * The requests of one endpoint that took the same course: the same queries, in the same order of their first executions, and the same of
 * them more than once. Their sums tell of any two of the queries what a pair would have counted, had it been known from the first of them on.
 */
final class Course {

    /** What is kept of each query's rows: their sum, the sum of their squares, which there were, and the least and the most. */
    private static final int WORDS_OF_ROWS = 4;

    /** What is kept of a repeated query besides: its executions and their squares; and, with the rows of each before it, products and equals. */
    private static final int WORDS_OF_REPEATS = 2;

    private static final int WORDS_OF_PRODUCT = 2;

    /** Headers, references and the other fields, about. */
    private static final int WORDS_OF_ALL = 9;

    private final long key;

    /** In the order of their first executions; of a repeated one the complement of its id. */
    private final int[] queries;

    private final long[] sums;
    private int requests;

    Course(long key, RequestQueries request) {
        this.key = key;
        queries = new int[request.size()];
        for (int i = 0; i < queries.length; i++) {
            QueryRun run = request.run(i);
            queries[i] = run.executions > 1 ? ~run.query : run.query;
        }
        sums = new long[sums(request)];
        for (int i = 0; i < queries.length; i++) {
            sums[at(i) + 3] = (long) Integer.MAX_VALUE << 32;
        }
    }

    /** What requests of the same course have in common. */
    static long key(RequestQueries request) {
        long key = request.size();
        for (int i = 0; i < request.size(); i++) {
            QueryRun run = request.run(i);
            key = Hashing.combine(key, (run.executions > 1 ? 1L << 32 : 0) | run.query);
        }
        return key;
    }

    /** How much of the heap the course of a request takes, in words of eight bytes. */
    static int words(RequestQueries request) {
        return WORDS_OF_ALL + request.size() / 2 + sums(request);
    }

    int words() {
        return WORDS_OF_ALL + queries.length / 2 + sums.length;
    }

    boolean is(long otherKey, RequestQueries request) {
        return key == otherKey && queries.length == request.size();
    }

    /** Adds a request of this course. */
    void add(RequestQueries request) {
        requests++;
        int at = 0;
        for (int i = 0; i < queries.length; i++) {
            long rows = GrowthPairs.bounded(request.run(i).rows);
            sums[at] += rows;
            sums[at + 1] += rows * rows;
            sums[at + 2] |= 1L << rows;
            sums[at + 3] = Math.min(sums[at + 3] >>> 32, rows) << 32 | Math.max((int) sums[at + 3], (int) rows);
            at += WORDS_OF_ROWS;
            if (queries[i] < 0) {
                at = addRepeats(request, i, at);
            }
        }
    }

    private int addRepeats(RequestQueries request, int child, int from) {
        long executions = GrowthPairs.bounded(request.run(child).executions);
        sums[from] += executions;
        sums[from + 1] += executions * executions;
        int at = from + WORDS_OF_REPEATS;
        for (int i = 0; i < child; i++) {
            long rows = GrowthPairs.bounded(request.run(i).rows);
            sums[at] += rows * executions;
            sums[at + 1] += rows == executions ? 1 : 0;
            at += WORDS_OF_PRODUCT;
        }
        return at;
    }

    /** Adds what these requests say of a pair, if they ran its parent. */
    void addTo(GrowthPairs pairs, int pair) {
        int parent = indexOf(pairs.parent(pair));
        if (parent < 0) {
            return;
        }
        int child = indexOf(pairs.child(pair));
        if (child >= 0 && child < parent) {
            // Its rows came too late.
            pairs.addSums(pair, requests, 0, 0, 0, 0, 1);
        } else {
            int at = at(parent);
            pairs.addSums(
                    pair,
                    requests,
                    sums[at],
                    sums[at + 1],
                    (int) (sums[at + 3] >>> 32),
                    (int) sums[at + 3],
                    sums[at + 2]);
        }
        if (child >= 0) {
            addExecutions(pairs, pair, parent, child);
        }
    }

    private void addExecutions(GrowthPairs pairs, int pair, int parent, int child) {
        boolean before = parent < child;
        if (queries[child] >= 0) {
            pairs.addExecutions(pair, requests, before ? sums[at(parent)] : 0, requests, 0);
            return;
        }
        int at = at(child) + WORDS_OF_ROWS;
        int product = at + WORDS_OF_REPEATS + parent * WORDS_OF_PRODUCT;
        pairs.addExecutions(
                pair, sums[at], before ? sums[product] : 0, sums[at + 1], before ? (int) sums[product + 1] : 0);
    }

    private int indexOf(int query) {
        for (int i = 0; i < queries.length; i++) {
            if (queries[i] == query || queries[i] == ~query) {
                return i;
            }
        }
        return -1;
    }

    /** Where the sums of a query begin. */
    private int at(int index) {
        int at = 0;
        for (int i = 0; i < index; i++) {
            at += words(i, queries[i] < 0);
        }
        return at;
    }

    private static int sums(RequestQueries request) {
        int words = 0;
        for (int i = 0; i < request.size(); i++) {
            words += words(i, request.run(i).executions > 1);
        }
        return words;
    }

    private static int words(int index, boolean repeated) {
        return WORDS_OF_ROWS + (repeated ? WORDS_OF_REPEATS + index * WORDS_OF_PRODUCT : 0);
    }
}
