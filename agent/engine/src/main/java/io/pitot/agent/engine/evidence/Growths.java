package io.pitot.agent.engine.evidence;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.engine.table.Bound;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.LongTable;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.Growth;
import io.pitot.dump.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the number of a child query's executions goes with the rows of a parent query, per endpoint: the
 * sums of a linear regression, evidence that proves an N+1 select.
 *
 * <p>Who may be a parent of a child that a request ran: the nearest query before the child's first
 * execution of whose result at least one row was read, and up to three whose rows in this request are
 * exactly as many as the child's executions, if these are two or more: in a loop that runs two queries
 * per row, the first is the second's nearest, and the loop's own query only counts alike. A pair once
 * found is followed in every request of the endpoint that runs the parent, so that the requests which
 * speak against it count too, and so that intervals after the first miss nothing; those that came before
 * the child's very first execution count as well, in whichever interval, so that the order of requests makes no difference. A request that does not
 * run the parent says nothing of it: the rows may have come from another query, as the first page's do
 * where an OFFSET of zero is left out.
 */
public final class Growths {

    private static final int LIMIT = 4_000;
    private static final int LIMIT_PER_ENDPOINT = 48;

    /** Pairs of children that ran once leave this much room for those that repeat. */
    private static final int LIMIT_FOR_SINGLES = 32;

    private static final int EQUAL_CANDIDATES = 3;

    /** Queries of one endpoint, and of all, whose rows are kept for pairs that may be found later. */
    private static final int LIMIT_OF_ROWS_PER_ENDPOINT = 12;

    private static final int LIMIT_OF_ROWS = 1_200;

    /** Greater numbers count as this, so that the sums of squares have room for millions of requests. */
    private static final long MOST = 1_000_000;

    /** Rows of one query over the requests of one endpoint: what each of its pairs has, except for the child's part. */
    private static final class RowSums {
        final int query;
        long requests;
        long sum;
        long sumOfSquares;
        long min = Long.MAX_VALUE;
        long max;
        long distinct;

        RowSums(int query) {
            this.query = query;
        }

        void add(long rows) {
            long x = Math.min(rows, MOST);
            requests++;
            sum += x;
            sumOfSquares += x * x;
            min = Math.min(min, x);
            max = Math.max(max, x);
            distinct |= 1L << x;
        }
    }

    /** The pairs of one endpoint. */
    private static final class Pairs {
        private static final long[] NO_SEQUENCES = {};
        private static final Pair[] NO_PAIRS = {};
        private static final RowSums[] NO_ROWS = {};
        private static final long[] NOTHING_KNOWN = {};

        // Empty at first: most endpoints have some of these only.
        RowSums[] rows = NO_ROWS;
        int rowsSize;

        /** Whether there are queries whose rows are not kept. */
        boolean rowsMissing;

        /** Whether the endpoint had a request in this interval. */
        boolean isSeen;

        Pair[] pairs = NO_PAIRS;
        int size;

        /**
         * The sequences of queries whose nearest parents have all been found: most requests run the same ones
         * as one of the last few before them.
         */
        long[] sequences = NO_SEQUENCES;

        int nextSequence;

        /**
         * The interval before's pairs, parent above child, until the endpoint has a request. Where an interval begins the tables of the
         * one before are still there, and an endpoint may have no request any more.
         */
        long[] known = NOTHING_KNOWN;

        void recall() {
            if (known.length > 0) {
                pairs = new Pair[known.length];
                for (long pair : known) {
                    pairs[size++] = new Pair((int) (pair >>> 32), (int) pair);
                }
                known = NOTHING_KNOWN;
            }
        }

        /** The pairs that the endpoint's requests have added to. */
        long[] seen() {
            long[] seen = new long[size];
            int used = 0;
            for (int i = 0; i < size; i++) {
                if (pairs[i].requests > 0) {
                    seen[used++] = (long) pairs[i].parent << 32 | pairs[i].child;
                }
            }
            return used == size ? seen : Arrays.copyOf(seen, used);
        }

        boolean knows(long sequence) {
            for (long known : sequences) {
                if (known == sequence) {
                    return true;
                }
            }
            return false;
        }

        void remember(long sequence) {
            if (sequences.length == 0) {
                sequences = new long[4];
            }
            sequences[nextSequence++ & (sequences.length - 1)] = sequence;
        }

        @Nullable
        RowSums rowsOf(int query) {
            for (int i = 0; i < rowsSize; i++) {
                if (rows[i].query == query) {
                    return rows[i];
                }
            }
            return null;
        }

        @Nullable
        Pair find(int parent, int child) {
            for (int i = 0; i < size; i++) {
                if (pairs[i].parent == parent && pairs[i].child == child) {
                    return pairs[i];
                }
            }
            return null;
        }

        void add(Pair pair) {
            if (size == pairs.length) {
                pairs = Arrays.copyOf(pairs, Math.max(4, size * 2));
            }
            pairs[size++] = pair;
        }
    }

    /** Sums over requests of one parent's rows (x) and one child's executions (y). */
    private static final class Pair {
        final int parent;
        final int child;
        long requests;
        long sumX;
        long sumY;
        long sumXX;
        long sumXY;
        long sumYY;
        long distinctX;

        // There are thousands of these: what cannot be great is small.
        int minX = Integer.MAX_VALUE;
        int maxX;
        int equal;

        Pair(int parent, int child) {
            this.parent = parent;
            this.child = child;
        }

        /** The requests in which the parent ran and the child did not. */
        void addChildless(RowSums rows) {
            requests += rows.requests;
            sumX += rows.sum;
            sumXX += rows.sumOfSquares;
            minX = (int) Math.min(minX, rows.min);
            maxX = (int) Math.max(maxX, rows.max);
            distinctX |= rows.distinct;
        }

        void add(long rows, long executions) {
            long x = Math.min(rows, MOST);
            long y = Math.min(executions, MOST);
            requests++;
            sumX += x;
            sumY += y;
            sumXX += x * x;
            sumXY += x * y;
            sumYY += y * y;
            minX = (int) Math.min(minX, x);
            maxX = (int) Math.max(maxX, x);
            distinctX |= 1L << x;
            equal += x == y && x > 1 ? 1 : 0;
        }
    }

    private final LongTable<Pairs> endpoints = new LongTable<>(LIMIT);
    private final Verbs verbs;
    private final Overflows overflows;
    private int size;
    private int rowsKept;

    /** Whether the request being added has a pair for which there is no room. */
    private boolean refused;

    /** Of what goes on for long more pairs come together than are followed as a matter of course: no overflow. */
    private boolean isPart;

    public Growths(Verbs verbs, Overflows overflows) {
        this.verbs = verbs;
        this.overflows = overflows;
    }

    /**
     * Knows from the beginning the pairs that were seen in the interval before, without their sums, and the rows in which new ones may
     * turn out to be childless. These it shares with the one before, to which nothing more may be added. What was not seen in that
     * interval makes room.
     */
    public Growths(Growths before) {
        this(before.verbs, before.overflows);
        before.endpoints.forEach((endpoint, old) -> {
            Pairs pairs = new Pairs();
            pairs.known = old.seen();
            if (old.isSeen && old.rowsSize > 0) {
                pairs.rows = old.rows;
                pairs.rowsSize = old.rowsSize;
                pairs.rowsMissing = old.rowsMissing;
                rowsKept += old.rowsSize;
            }
            if (pairs.known.length > 0 || pairs.rowsSize > 0) {
                endpoints.put(endpoint, pairs);
                size += pairs.known.length;
            }
        });
    }

    /** Adds a finished request. Endpoints that share the id {@code other} have no common pattern. */
    public void add(RequestEvents request, RequestQueries queries) {
        if (request.endpoint() == 0) {
            return;
        }
        Pairs pairs = endpoints.get(request.endpoint());
        if (pairs != null) {
            pairs.recall();
        }
        if (queries.size() > 1) {
            long sequence = sequence(request);
            boolean known = pairs != null && pairs.knows(sequence);
            refused = false;
            isPart = request.isPart();
            for (int i = 0; i < queries.size(); i++) {
                QueryRun child = queries.run(i);
                if (child.executions > 1 || (!known && !verbs.isSequence(child.query))) {
                    pairs = findParents(request, queries, i, pairs);
                }
            }
            if (!known && !refused && pairs != null) {
                pairs.remember(sequence);
            }
        }
        if (pairs != null) {
            for (int i = 0; i < pairs.size; i++) {
                add(pairs.pairs[i], queries);
            }
        }
        keepRows(request.endpoint(), queries, pairs);
    }

    private void keepRows(int endpoint, RequestQueries queries, @Nullable Pairs known) {
        Pairs pairs = known;
        if (pairs == null) {
            if (queries.size() == 0 || endpoints.size() >= LIMIT) {
                return;
            }
            pairs = new Pairs();
            endpoints.put(endpoint, pairs);
        }
        pairs.isSeen = true;
        for (int i = 0; i < queries.size(); i++) {
            QueryRun run = queries.run(i);
            RowSums rows = pairs.rowsOf(run.query);
            if (rows == null) {
                if (rowsKept >= LIMIT_OF_ROWS || pairs.rowsSize >= LIMIT_OF_ROWS_PER_ENDPOINT) {
                    pairs.rowsMissing = true;
                    continue;
                }
                if (pairs.rowsSize == pairs.rows.length) {
                    pairs.rows = Arrays.copyOf(pairs.rows, Math.max(2, pairs.rowsSize * 2));
                }
                rows = new RowSums(run.query);
                pairs.rows[pairs.rowsSize++] = rows;
                rowsKept++;
            }
            rows.add(run.rows);
        }
    }

    /** What {@link #nearest} depends on: the queries in their order, and which of them gave rows. */
    private static long sequence(RequestEvents request) {
        long sequence = request.size();
        for (int i = 0; i < request.size(); i++) {
            if (request.kind(i) == EventKind.QUERY) {
                long rows = request.count(i) > 0 ? 1 : 0;
                sequence = (sequence ^ (rows << 32 | request.subject(i))) * 0x9E3779B97F4A7C15L;
                sequence ^= sequence >>> 29;
            }
        }
        // 0 is no sequence.
        return sequence | 1;
    }

    private void add(Pair pair, RequestQueries queries) {
        QueryRun parent = queries.find(pair.parent);
        if (parent == null) {
            return;
        }
        QueryRun child = queries.find(pair.child);
        boolean before = child == null || parent.first < child.first;
        pair.add(before ? parent.rows : 0, child == null ? 0 : child.executions);
    }

    private @Nullable Pairs findParents(
            RequestEvents request, RequestQueries queries, int childIndex, @Nullable Pairs known) {
        QueryRun child = queries.run(childIndex);
        Pairs pairs = known;
        int nearest = nearest(request, child);
        if (nearest != 0) {
            pairs = follow(request.endpoint(), nearest, child, pairs);
        }
        int found = 0;
        for (int i = childIndex - 1; i >= 0 && child.executions > 1 && found < EQUAL_CANDIDATES; i--) {
            QueryRun parent = queries.run(i);
            if (parent.rows == child.executions && parent.query != nearest && verbs.reads(parent.query)) {
                pairs = follow(request.endpoint(), parent.query, child, pairs);
                found++;
            }
        }
        return pairs;
    }

    private int nearest(RequestEvents request, QueryRun child) {
        for (int i = Math.min(child.first, request.size()) - 1; i >= 0; i--) {
            int query = request.subject(i);
            if (request.kind(i) == EventKind.QUERY
                    && request.count(i) > 0
                    && query != child.query
                    && verbs.reads(query)) {
                return query;
            }
        }
        return 0;
    }

    private @Nullable Pairs follow(int endpoint, int parent, QueryRun child, @Nullable Pairs known) {
        Pairs pairs = known;
        if (pairs != null && pairs.find(parent, child.query) != null) {
            return pairs;
        }
        int used = pairs == null ? 0 : pairs.size;
        if (size >= LIMIT || used >= (child.executions > 1 ? LIMIT_PER_ENDPOINT : LIMIT_FOR_SINGLES)) {
            if (!isPart) {
                overflows.count(Bound.GROWTHS);
            }
            refused = true;
            return pairs;
        }
        if (pairs == null) {
            pairs = new Pairs();
            endpoints.put(endpoint, pairs);
        }
        Pair pair = new Pair(parent, child.query);
        RowSums rows = pairs.rowsOf(parent);
        if (rows != null && !pairs.rowsMissing && pairs.rowsOf(child.query) == null) {
            pair.addChildless(rows);
        }
        pairs.add(pair);
        size++;
        return pairs;
    }

    /** What a pair is called in the dump, while the pairs are put in their order. */
    private record Row(String endpoint, String parent, String child, int endpointId, Pair pair) {}

    /** The pairs seen, ordered by endpoint, parent and child; made when asked for, like {@link QueryUses#named}. */
    public List<Growth> named(DumpIds ids) {
        List<Row> rows = new ArrayList<>();
        endpoints.forEach((endpoint, pairs) -> {
            for (int i = 0; i < pairs.size; i++) {
                Pair pair = pairs.pairs[i];
                if (pair.requests > 0) {
                    int id = (int) endpoint;
                    rows.add(new Row(ids.endpoint(id), ids.query(pair.parent), ids.query(pair.child), id, pair));
                }
            }
        });
        rows.sort(Comparator.comparing(Row::endpoint).thenComparing(Row::parent).thenComparing(Row::child));
        int[] endpointIds = rows.stream().mapToInt(Row::endpointId).toArray();
        Pair[] pairs = rows.stream().map(Row::pair).toArray(Pair[]::new);
        return new Rows<>(pairs.length, i -> named(endpointIds[i], pairs[i], ids));
    }

    private static Growth named(int endpoint, Pair pair, DumpIds ids) {
        return new Growth(
                ids.endpoint(endpoint),
                ids.query(pair.parent),
                ids.query(pair.child),
                pair.requests,
                pair.sumX,
                pair.sumY,
                pair.sumXX,
                pair.sumXY,
                pair.sumYY,
                pair.minX,
                pair.maxX,
                pair.distinctX,
                pair.equal);
    }
}
