package io.pitot.agent.engine.evidence;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.Hashing;
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
import java.util.Objects;

/**
 * How the number of a child query's executions goes with the rows of a parent query, per endpoint: the
 * sums of a linear regression, evidence that proves an N+1 select.
 *
 * <p>Who may be a parent of a child that a request ran: the nearest query before the child's first
 * execution of whose result at least one row was read, and up to three whose rows in this request are
 * exactly as many as the child's executions after it, if these are two or more: in a loop that runs two queries
 * per row, the first is the second's nearest, and the loop's own query only counts alike; and what a loop runs may
 * have run for something else before the loop's own query did. What ran before a parent is not counted: it cannot have followed its rows. A pair once
 * found is followed in every request of the endpoint that runs the parent, so that the requests which
 * speak against it count too, and so that intervals after the first miss nothing; those that came before the
 * pair was found count as well, in whichever interval, by the {@linkplain Course courses} that they took, so that the order of requests makes no difference. A request that does not
 * run the parent says nothing of it: the rows may have come from another query, as the first page's do
 * where an OFFSET of zero is left out.
 */
public final class Growths {

    private static final int LIMIT = 4_000;
    private static final int LIMIT_PER_ENDPOINT = 96;

    /** Pairs of children that ran once leave this much room for those that repeat. */
    private static final int LIMIT_FOR_SINGLES = 32;

    private static final int EQUAL_CANDIDATES = 3;

    /** Words of eight bytes for the courses of the requests of all endpoints. */
    private static final int LIMIT_OF_COURSES = 20_000;

    /** What is kept of one endpoint. */
    private static final class Known {
        private static final long[] NO_SEQUENCES = {};
        private static final long[] NO_PAIRS = {};

        final GrowthPairs pairs = new GrowthPairs();
        Courses courses = new Courses();

        /** Whether the endpoint had a request in this interval. */
        boolean isSeen;

        /**
         * The sequences of queries whose nearest parents have all been found: most requests run the same ones
         * as one of the last few before them. Empty at first: most endpoints have some of these only.
         */
        long[] sequences = NO_SEQUENCES;

        int nextSequence;

        /**
         * The interval before's pairs, until the endpoint has a request. Where an interval begins the tables of the
         * one before are still there, and an endpoint may have no request any more.
         */
        long[] before = NO_PAIRS;

        void recall() {
            for (long pair : before) {
                pairs.add(pair);
            }
            before = NO_PAIRS;
        }

        /** The pairs that the endpoint's requests have added to. */
        long[] seen() {
            long[] seen = new long[pairs.size()];
            int used = 0;
            for (int i = 0; i < seen.length; i++) {
                if (pairs.requests(i) > 0) {
                    seen[used++] = pairs.ids(i);
                }
            }
            return used == seen.length ? seen : Arrays.copyOf(seen, used);
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
    }

    private final LongTable<Known> endpoints = new LongTable<>(LIMIT);
    private final Verbs verbs;
    private final Overflows overflows;
    private int size;
    private int wordsOfCourses;

    /** Whether the request being added has a pair for which there is no room. */
    private boolean refused;

    /** Of what goes on for long more pairs come together than are followed as a matter of course: no overflow. */
    private boolean isPart;

    public Growths(Verbs verbs, Overflows overflows) {
        this.verbs = verbs;
        this.overflows = overflows;
    }

    /**
     * Knows from the beginning the pairs that were seen in the interval before, without their sums, and the courses of its requests, for
     * pairs that will be found. These it shares with the one before, to which nothing more may be added. What was not seen in that
     * interval makes room; were such a pair found again, its endpoint's courses would count what it has counted before.
     */
    public Growths(Growths before) {
        this(before.verbs, before.overflows);
        before.endpoints.forEach((endpoint, old) -> {
            if (!old.isSeen) {
                return;
            }
            Known known = new Known();
            known.before = old.seen();
            size += known.before.length;
            if (known.before.length == old.pairs.size()) {
                known.courses = old.courses;
                wordsOfCourses += old.courses.words();
            }
            endpoints.put(endpoint, known);
        });
    }

    /** Adds a finished request. Endpoints that share the id {@code other} have no common pattern. */
    public void add(RequestEvents request, RequestQueries queries) {
        if (request.endpoint() == 0) {
            return;
        }
        Known known = endpoints.get(request.endpoint());
        if (known == null) {
            if (queries.size() == 0 || endpoints.size() >= LIMIT) {
                return;
            }
            known = new Known();
            endpoints.put(request.endpoint(), known);
        }
        known.isSeen = true;
        known.recall();
        if (queries.size() > 1) {
            findPairs(request, queries, known);
        }
        for (int i = 0; i < known.pairs.size(); i++) {
            add(known.pairs, i, request, queries);
        }
        wordsOfCourses += known.courses.add(request, queries, LIMIT_OF_COURSES - wordsOfCourses);
    }

    private void findPairs(RequestEvents request, RequestQueries queries, Known known) {
        long sequence = sequence(request);
        boolean isKnown = known.knows(sequence);
        refused = false;
        isPart = request.isPart();
        for (int i = 0; i < queries.size(); i++) {
            QueryRun child = queries.run(i);
            if (child.executions > 1 || (!isKnown && !verbs.isSequence(child.query))) {
                findParents(request, queries, i, known);
            }
        }
        if (!isKnown && !refused) {
            known.remember(sequence);
        }
    }

    /** What {@link #nearest} depends on: the queries in their order, and which of them gave rows. */
    private static long sequence(RequestEvents request) {
        long sequence = request.size();
        for (int i = 0; i < request.size(); i++) {
            if (request.kind(i) == EventKind.QUERY) {
                long rows = request.count(i) > 0 ? 1 : 0;
                sequence = Hashing.combine(sequence, rows << 32 | request.subject(i));
            }
        }
        // 0 is no sequence.
        return sequence | 1;
    }

    private static void add(GrowthPairs pairs, int pair, RequestEvents request, RequestQueries queries) {
        QueryRun parent = queries.find(pairs.parent(pair));
        if (parent == null) {
            return;
        }
        QueryRun child = queries.find(pairs.child(pair));
        pairs.add(pair, parent.rows, child == null ? 0 : RequestQueries.executionsAfter(parent, child, request));
    }

    private void findParents(RequestEvents request, RequestQueries queries, int childIndex, Known known) {
        QueryRun child = queries.run(childIndex);
        int nearest = nearest(request, child);
        if (nearest != 0) {
            follow(nearest, child, known);
        }
        int found = 0;
        for (int i = queries.begunBy(childIndex) - 1; i >= 0 && child.executions > 1 && found < EQUAL_CANDIDATES; i--) {
            if (i != childIndex && mayFollow(child, queries.run(i), request) && queries.run(i).query != nearest) {
                follow(queries.run(i).query, child, known);
                found++;
            }
        }
    }

    /**
     * Whether the child has followed a parent's rows exactly. What ran as often is run in the same loop, and leaves room for what the loop
     * is over. One that began after the child must have run once: of two statements in a loop each follows the other but for the
     * first time.
     */
    private boolean mayFollow(QueryRun child, QueryRun parent, RequestEvents request) {
        return parent.rows > 1
                && parent.rows <= child.executions
                && parent.executions < (parent.first < child.first ? child.executions : 2)
                && verbs.reads(parent.query)
                && RequestQueries.executionsAfter(parent, child, request) == parent.rows;
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

    private void follow(int parent, QueryRun child, Known known) {
        if (known.pairs.has(parent, child.query)) {
            return;
        }
        int most = child.executions > 1 ? LIMIT_PER_ENDPOINT : LIMIT_FOR_SINGLES;
        if (size >= LIMIT || known.pairs.size() >= most) {
            count(Bound.GROWTHS);
            refused = true;
            return;
        }
        if (known.courses.isIncomplete()) {
            count(Bound.LATE_GROWTHS);
        }
        known.courses.addTo(known.pairs, known.pairs.add(GrowthPairs.ids(parent, child.query)));
        size++;
    }

    private void count(Bound bound) {
        if (!isPart) {
            overflows.count(bound);
        }
    }

    /** What a pair is called in the dump, while the pairs are put in their order. */
    private record Row(String endpoint, String parent, String child, int endpointId, int pair) {}

    /** The pairs seen, ordered by endpoint, parent and child; made when asked for, like {@link QueryUses#named}. */
    public List<Growth> named(DumpIds ids) {
        List<Row> rows = new ArrayList<>();
        endpoints.forEach((endpoint, known) -> {
            GrowthPairs pairs = known.pairs;
            for (int i = 0; i < pairs.size(); i++) {
                if (pairs.requests(i) > 0) {
                    int id = (int) endpoint;
                    rows.add(new Row(ids.endpoint(id), ids.query(pairs.parent(i)), ids.query(pairs.child(i)), id, i));
                }
            }
        });
        rows.sort(Comparator.comparing(Row::endpoint).thenComparing(Row::parent).thenComparing(Row::child));
        int[] endpointIds = rows.stream().mapToInt(Row::endpointId).toArray();
        int[] pairs = rows.stream().mapToInt(Row::pair).toArray();
        return new Rows<>(pairs.length, i -> named(endpointIds[i], pairs[i], ids));
    }

    private Growth named(int endpoint, int pair, DumpIds ids) {
        Known known = Objects.requireNonNull(endpoints.get(endpoint));
        return known.pairs.named(pair, endpoint, ids);
    }
}
