package io.pitot.agent.engine.evidence;

import io.pitot.agent.bootstrap.Hashing;

/**
 * The requests of one endpoint that took the same course: the same queries, in the same order of their first executions, the same of
 * them more than once, and the same begun by the time of the last repeat of each. Their sums tell of any two of the queries what a pair
 * would have counted, had it been known from the first of them on.
 */
final class Course {

    /** What is kept of each query's rows: their sum, the sum of their squares, which there were, and the least and the most. */
    private static final int WORDS_OF_ROWS = 4;

    /** What is kept of a repeated query besides: its executions and their squares; and, with the rows of each before it, products and equals. */
    private static final int WORDS_OF_REPEATS = 2;

    private static final int WORDS_OF_PRODUCT = 2;

    /** And of its executions after the first one of each query that began between its own: all of these. */
    private static final int WORDS_OF_LATE = 4;

    /** Headers, references and the other fields, about. */
    private static final int WORDS_OF_ALL = 11;

    private final long key;

    /** In the order of their first executions; of a repeated one the complement of its id. */
    private final int[] queries;

    /** Where the sums of each query begin, and where those of the last one end. */
    private final int[] begins;

    private final long[] sums;
    private int requests;

    Course(long key, RequestQueries request) {
        this.key = key;
        queries = new int[request.size()];
        begins = new int[queries.length + 1];
        for (int i = 0; i < queries.length; i++) {
            QueryRun run = request.run(i);
            queries[i] = run.executions > 1 ? ~run.query : run.query;
            begins[i + 1] = begins[i] + words(request, i);
        }
        sums = new long[begins[queries.length]];
        for (int i = 0; i < queries.length; i++) {
            sums[begins[i] + 3] = (long) Integer.MAX_VALUE << 32;
        }
    }

    /** What requests of the same course have in common. */
    static long key(RequestQueries request) {
        long key = request.size();
        for (int i = 0; i < request.size(); i++) {
            QueryRun run = request.run(i);
            long begun = run.executions > 1 ? request.begunBy(i) : 0;
            key = Hashing.combine(key, begun << 32 | run.query);
        }
        return key;
    }

    /** How much of the heap the course of a request takes, in words of eight bytes. */
    static int words(RequestQueries request) {
        int words = WORDS_OF_ALL + request.size();
        for (int i = 0; i < request.size(); i++) {
            words += words(request, i);
        }
        return words;
    }

    private static int words(RequestQueries request, int index) {
        return request.run(index).executions > 1
                ? WORDS_OF_ROWS
                        + WORDS_OF_REPEATS
                        + WORDS_OF_PRODUCT * index
                        + WORDS_OF_LATE * (request.begunBy(index) - index - 1)
                : WORDS_OF_ROWS;
    }

    int words() {
        return WORDS_OF_ALL + queries.length + sums.length;
    }

    boolean is(long otherKey, RequestQueries request) {
        return key == otherKey && queries.length == request.size();
    }

    /** Adds a request of this course. */
    void add(RequestEvents request, RequestQueries runs) {
        requests++;
        for (int i = 0; i < queries.length; i++) {
            int at = begins[i];
            long rows = GrowthPairs.bounded(runs.run(i).rows);
            sums[at] += rows;
            sums[at + 1] += rows * rows;
            sums[at + 2] |= 1L << rows;
            sums[at + 3] = Math.min(sums[at + 3] >>> 32, rows) << 32 | Math.max((int) sums[at + 3], (int) rows);
            if (queries[i] < 0) {
                addRepeats(request, runs, i);
            }
        }
    }

    private void addRepeats(RequestEvents request, RequestQueries runs, int child) {
        long executions = GrowthPairs.bounded(runs.run(child).executions);
        int at = begins[child] + WORDS_OF_ROWS;
        sums[at] += executions;
        sums[at + 1] += executions * executions;
        for (int i = 0; i < child; i++) {
            addProduct(product(child, i), runs.run(i), executions);
        }
        for (int i = child + 1; late(child, i) < begins[child + 1]; i++) {
            long after = GrowthPairs.bounded(RequestQueries.executionsAfter(runs.run(i), runs.run(child), request));
            sums[late(child, i)] += after;
            sums[late(child, i) + 1] += after * after;
            addProduct(late(child, i) + 2, runs.run(i), after);
        }
    }

    private void addProduct(int at, QueryRun parent, long executions) {
        long rows = GrowthPairs.bounded(parent.rows);
        sums[at] += rows * executions;
        sums[at + 1] += rows == executions && rows > 1 ? 1 : 0;
    }

    /** Where the product with the rows of a query that began before the repeated one is. */
    private int product(int child, int parent) {
        return begins[child] + WORDS_OF_ROWS + WORDS_OF_REPEATS + parent * WORDS_OF_PRODUCT;
    }

    /** Where the sums of its executions after a query that began later are, if it had any. */
    private int late(int child, int parent) {
        return product(child, child) + (parent - child - 1) * WORDS_OF_LATE;
    }

    /** Adds what these requests say of a pair, if they ran its parent. */
    void addTo(GrowthPairs pairs, int pair) {
        int parent = indexOf(pairs.parent(pair));
        if (parent < 0) {
            return;
        }
        int at = begins[parent];
        pairs.addSums(
                pair, requests, sums[at], sums[at + 1], (int) (sums[at + 3] >>> 32), (int) sums[at + 3], sums[at + 2]);
        int child = indexOf(pairs.child(pair));
        if (child > parent && queries[child] >= 0) {
            pairs.addExecutions(pair, requests, sums[at], requests, 0);
        } else if (child > parent) {
            int product = product(child, parent);
            int all = begins[child] + WORDS_OF_ROWS;
            pairs.addExecutions(pair, sums[all], sums[product], sums[all + 1], (int) sums[product + 1]);
        } else if (child >= 0 && late(child, parent) < begins[child + 1]) {
            int late = late(child, parent);
            pairs.addExecutions(pair, sums[late], sums[late + 2], sums[late + 1], (int) sums[late + 3]);
        }
    }

    private int indexOf(int query) {
        for (int i = 0; i < queries.length; i++) {
            if (queries[i] == query || queries[i] == ~query) {
                return i;
            }
        }
        return -1;
    }
}
