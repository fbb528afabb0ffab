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
 * speak against it count too, and so that intervals after the first miss nothing. A request that does not
 * run the parent says nothing of it: the rows may have come from another query, as the first page's do
 * where an OFFSET of zero is left out.
 */
public final class Growths {

    private static final int LIMIT = 4_000;
    private static final int LIMIT_PER_ENDPOINT = 48;

    /** Pairs of children that ran once leave this much room for those that repeat. */
    private static final int LIMIT_FOR_SINGLES = 32;

    private static final int EQUAL_CANDIDATES = 3;

    /** Greater numbers count as this, so that the sums of squares have room for millions of requests. */
    private static final long MOST = 1_000_000;

    /** The pairs of one endpoint. */
    private static final class Pairs {
        Pair[] pairs = new Pair[4];
        int size;

        /**
         * The sequences of queries whose nearest parents have all been found: most requests run the same ones
         * as one of the last few before them.
         */
        final long[] sequences = new long[4];

        int nextSequence;

        boolean knows(long sequence) {
            for (long known : sequences) {
                if (known == sequence) {
                    return true;
                }
            }
            return false;
        }

        void remember(long sequence) {
            sequences[nextSequence++ & (sequences.length - 1)] = sequence;
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
                pairs = Arrays.copyOf(pairs, size * 2);
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
        long minX = Long.MAX_VALUE;
        long maxX;
        long distinctX;
        long equal;

        Pair(int parent, int child) {
            this.parent = parent;
            this.child = child;
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
            minX = Math.min(minX, x);
            maxX = Math.max(maxX, x);
            distinctX |= 1L << x;
            equal += x == y && x > 1 ? 1 : 0;
        }
    }

    private final LongTable<Pairs> endpoints = new LongTable<>(LIMIT);
    private final Verbs verbs;
    private final Overflows overflows;
    private int size;

    /** Whether the request being added has a pair for which there is no room. */
    private boolean refused;

    /** Of what goes on for long more pairs come together than are followed as a matter of course: no overflow. */
    private boolean isPart;

    public Growths(Verbs verbs, Overflows overflows) {
        this.verbs = verbs;
        this.overflows = overflows;
    }

    /** Knows from the beginning the pairs that were seen in the interval before, without their sums. */
    public Growths(Growths before) {
        this(before.verbs, before.overflows);
        before.endpoints.forEach((endpoint, old) -> {
            Pairs pairs = new Pairs();
            for (int i = 0; i < old.size; i++) {
                if (old.pairs[i].requests > 0) {
                    pairs.add(new Pair(old.pairs[i].parent, old.pairs[i].child));
                }
            }
            if (pairs.size > 0) {
                endpoints.put(endpoint, pairs);
                size += pairs.size;
            }
        });
    }

    /** Adds a finished request. Endpoints that share the id {@code other} have no common pattern. */
    public void add(RequestEvents request, RequestQueries queries) {
        if (request.endpoint() == 0) {
            return;
        }
        Pairs pairs = endpoints.get(request.endpoint());
        if (queries.size() > 1) {
            long sequence = sequence(request);
            boolean known = pairs != null && pairs.knows(sequence);
            refused = false;
            isPart = request.isPart();
            for (int i = 0; i < queries.size(); i++) {
                QueryRun child = queries.run(i);
                if ((!known || child.executions > 1) && verbs.reads(child.query)) {
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
        pairs.add(new Pair(parent, child.query));
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
