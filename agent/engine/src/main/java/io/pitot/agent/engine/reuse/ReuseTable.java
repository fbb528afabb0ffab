package io.pitot.agent.engine.reuse;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.Names;
import io.pitot.agent.engine.evidence.Verbs;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Reuse;
import io.pitot.dump.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The queries and models whose repeats are followed: those that are seen first, as long as there is room, and then those
 * whose repeats take most time. Who is called no more or hardly ever repeats makes room for one that waits, and who has
 * many samples and saves little with them gives half of them back. Who takes no longer than a look-up elsewhere is followed
 * only until that is known: there is nothing to save, and it is called most often of all. A call of what is not followed
 * costs a look into one array and an addition to another.
 */
public final class ReuseTable {

    /** Keys sampled, of all subjects together. */
    static final int SAMPLES = 8_192;

    /** No more subjects than an int has bits. */
    private static final int MOST = 20;

    private static final long REVIEW_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** A minute: so long even who saves little shows what it has. */
    private static final int REVIEWS_BEFORE_REPLACED = 12;

    /** So much more must one that waits take than the repeats of the least take, to get its place. */
    private static final double WORTH_A_TRY = 4;

    /** On average; beyond any server over a network. Following a call takes a few hundredths of a microsecond. */
    private static final long QUICK_NANOS = TimeUnit.MICROSECONDS.toNanos(20);

    /** Quick no more, on average over its last calls: further than what it takes to be quick, since what is followed anew begins anew. */
    private static final float SLOW_NANOS = 2 * QUICK_NANOS;

    private static final int LAST_CALLS = 64;

    /** One call that was stopped by something else makes a query no slower than that in the average. */
    private static final long MOST_NANOS = LAST_CALLS * QUICK_NANOS;

    /** What is followed has its place plus one instead. */
    private static final byte UNKNOWN = 0;

    private static final byte NEVER = -1;
    private static final byte WRITES = -2;
    private static final byte WAITS = -3;
    private static final byte LOCKS = -4;
    private static final byte CHANGES = -5;
    private static final byte QUICK = -6;
    private static final int STATES = 7;

    private final Verbs verbs;
    private final int queries = Names.QUERIES.maxId() + 1;

    /** By subject: queries first, then models. */
    private final byte[] states;

    /**
     * By subject that waits: what it took of late; less than nothing of one that had a place and made little of it. By one that is
     * quick: what a call took of late, on average.
     */
    private final float[] waiting;

    /** By query that writes: a bit for each place whose subject reads what it writes. */
    private final int[] written = new int[queries];

    private final @Nullable Followed[] followed = new Followed[MOST];
    private final SamplePool pool = new SamplePool(SAMPLES);

    /** By state: calls of what is not followed, in this interval, and their time. */
    private final long[] unfollowed = new long[STATES];

    private long unfollowedNanos;
    private long origin;
    private boolean begun;
    private long reviewed;

    /** @param verbs what statements do */
    public ReuseTable(Verbs verbs) {
        this.verbs = verbs;
        states = new byte[queries + Names.MODELS.maxId() + 1];
        waiting = new float[states.length];
        // What has no name of its own is many things.
        states[0] = NEVER;
        states[queries] = NEVER;
    }

    /** Adds a QUERY event. */
    public void addQuery(long[] words, int at) {
        int query = EventLayout.subject(words[at + EventLayout.SUBJECT_AND_SITE]);
        add(query, EventLayout.FLAG_ERROR | EventLayout.FLAG_BATCH, words, at, words[at + EventLayout.EXTRA]);
    }

    /** Adds an INFERENCE event. */
    public void addInference(long[] words) {
        if ((EventLayout.flags(words[EventLayout.HEADER]) & EventLayout.FLAG_LOAD) != 0) {
            return;
        }
        int model = EventLayout.subject(words[EventLayout.SUBJECT_AND_SITE]);
        // Nobody would keep an answer that ends in the middle.
        add(queries + model, EventLayout.FLAG_ERROR | EventLayout.FLAG_CUT_OFF, words, 0, 0);
    }

    /** @param leftOut flags of events that do not count */
    private void add(int subject, int leftOut, long[] words, int at, long fetch) {
        byte state = states[subject];
        if (state == UNKNOWN) {
            state = meet(subject);
        }
        if (state > 0) {
            add(followed[state - 1], leftOut, words, at, fetch);
        } else if (state == WRITES) {
            write(written[subject]);
        } else if (state != NEVER) {
            long took = words[at + EventLayout.DURATION] + fetch;
            unfollowed[-state]++;
            unfollowedNanos += took;
            if (state == QUICK) {
                addQuick(subject, took);
            } else {
                waiting[subject] += took;
            }
        }
    }

    private void addQuick(int subject, long took) {
        float average = waiting[subject];
        average += (Math.min(took, MOST_NANOS) - average) / LAST_CALLS;
        waiting[subject] = average;
        if (average > SLOW_NANOS) {
            states[subject] = WAITS;
        }
    }

    private void add(@Nullable Followed subject, int leftOut, long[] words, int at, long fetch) {
        int flags = EventLayout.flags(words[at]);
        if (subject == null || (flags & leftOut) != 0) {
            return;
        }
        if ((flags & EventLayout.FLAG_ARGUMENTS) == 0) {
            subject.addUnknown();
            return;
        }
        long start = words[at + EventLayout.START];
        if (!begun) {
            begun = true;
            origin = start;
        }
        int millis = (int) Math.floorDiv(start - origin, 1_000_000L);
        subject.add(arguments(words, at, flags), millis, words[at + EventLayout.DURATION] + fetch);
    }

    /** The same arguments have another answer in another database. */
    private static long arguments(long[] words, int at, int flags) {
        boolean tellsDatabase = EventLayout.kind(words[at]) == EventKind.QUERY && (flags & EventLayout.FLAG_BATCH) == 0;
        long database = tellsDatabase ? EventLayout.aux(words[at]) : 0;
        return words[at + EventLayout.HASH] ^ database << 32;
    }

    private void write(int places) {
        for (int left = places; left != 0; left &= left - 1) {
            Followed reader = followed[Integer.numberOfTrailingZeros(left)];
            if (reader != null) {
                reader.write();
            }
        }
    }

    /** Finds out what a subject is that was not seen before, and follows it if it can be and there is room. */
    private byte meet(int subject) {
        byte state = subject < queries ? stateOf(subject) : WAITS;
        states[subject] = state;
        if (state == WAITS && pool.free() >= KeyStack.LEAST) {
            int place = freePlace();
            if (place >= 0) {
                follow(subject, place);
            }
        }
        if (state == WRITES) {
            Predicate<String> writes = writesOf(subject);
            for (int place = 0; place < MOST; place++) {
                noteWhetherWritten(subject, place, writes);
            }
        }
        return states[subject];
    }

    private byte stateOf(int query) {
        String text = Names.QUERIES.name(query);
        if (text == null) {
            return NEVER;
        }
        if (verbs.writes(query)) {
            return WRITES;
        }
        if (!verbs.reads(query) || !ReusableSql.readsTable(text)) {
            return NEVER;
        }
        return ReusableSql.locks(text) ? LOCKS : ReusableSql.changes(text) ? CHANGES : WAITS;
    }

    private void follow(int subject, int place) {
        followed[place] = new Followed(subject, pool);
        states[subject] = (byte) (place + 1);
        waiting[subject] = 0;
        for (int query = 0; query < queries; query++) {
            if (states[query] == WRITES) {
                noteWhetherWritten(query, place, writesOf(query));
            }
        }
    }

    private void noteWhetherWritten(int query, int place, Predicate<String> writes) {
        Followed reader = followed[place];
        String read = reader == null || reader.subject >= queries ? null : Names.QUERIES.name(reader.subject);
        int bit = 1 << place;
        written[query] = read != null && writes.test(read) ? written[query] | bit : written[query] & ~bit;
    }

    /** Whether a statement may write what a query of some text reads; a procedure may write everything. */
    private static Predicate<String> writesOf(int statement) {
        String text = Names.QUERIES.name(statement);
        if (text == null) {
            return read -> false;
        }
        return switch (Verbs.of(text)) {
            case "CALL", "EXEC", "EXECUTE", "DO" -> read -> true;
            default -> {
                List<String> tables = ReusableSql.written(text);
                yield read -> tables.stream().anyMatch(table -> ReusableSql.mentions(read, table));
            }
        };
    }

    private int freePlace() {
        for (int place = 0; place < MOST; place++) {
            if (followed[place] == null) {
                return place;
            }
        }
        return -1;
    }

    /**
     * Looks every few seconds who is to be followed.
     *
     * @param nanoTime {@link System#nanoTime}
     */
    public void review(long nanoTime) {
        if (nanoTime - reviewed < REVIEW_NANOS) {
            return;
        }
        reviewed = nanoTime;
        for (int place = 0; place < MOST; place++) {
            Followed subject = followed[place];
            if (subject != null) {
                endIfQuick(subject, place);
                subject.review();
            }
        }
        int candidate = longestWaiting();
        if (candidate >= 0) {
            endWhoMakesLittleOfIt();
            endTheLeast(waiting[candidate]);
        }
        while (candidate >= 0 && freePlace() >= 0 && makeRoom()) {
            follow(candidate, freePlace());
            candidate = longestWaiting();
        }
        for (int subject = 0; subject < waiting.length; subject++) {
            if (waiting[subject] > 0 && states[subject] != QUICK) {
                waiting[subject] /= 2;
            }
        }
    }

    private int longestWaiting() {
        int longest = -1;
        for (int subject = 0; subject < states.length; subject++) {
            if (states[subject] == WAITS
                    && waiting[subject] > 0
                    && (longest < 0 || waiting[subject] > waiting[longest])) {
                longest = subject;
            }
        }
        return longest;
    }

    private void endIfQuick(Followed subject, int place) {
        double average = subject.averageSince();
        if (average < QUICK_NANOS) {
            end(place, QUICK, (float) average);
        }
    }

    private void endWhoMakesLittleOfIt() {
        for (int place = 0; place < MOST; place++) {
            Followed subject = followed[place];
            if (subject != null && subject.hasFewRepeats()) {
                // It may come back, but not before what it took while others waited.
                end(place, WAITS, -(float) subject.nanos());
            } else if (subject != null && subject.isIdle()) {
                end(place, WAITS, 0);
            }
        }
    }

    /** Gives the place of the one that saves least to one that waits, if that takes so much more. */
    private void endTheLeast(double waitingNanos) {
        int least = -1;
        double saved = waitingNanos / WORTH_A_TRY;
        for (int place = 0; place < MOST; place++) {
            Followed subject = followed[place];
            if (subject == null) {
                return;
            }
            if (subject.reviews() >= REVIEWS_BEFORE_REPLACED && subject.saved() < saved) {
                least = place;
                saved = subject.saved();
            }
        }
        if (least >= 0) {
            end(least, WAITS, 0);
        }
    }

    private void end(int place, byte state, float waitingNanos) {
        Followed subject = followed[place];
        if (subject == null) {
            return;
        }
        subject.end();
        followed[place] = null;
        states[subject.subject] = state;
        waiting[subject.subject] = waitingNanos;
        unfollowed[-state] += subject.sums().calls;
        unfollowedNanos += subject.sums().nanos;
    }

    /** Makes sure that one more can be followed: who saves least with each of its samples gives half of them back. */
    private boolean makeRoom() {
        Followed least = null;
        for (Followed subject : followed) {
            if (subject != null
                    && subject.capacity() > KeyStack.LEAST
                    && (least == null || subject.saved() / subject.capacity() < least.saved() / least.capacity())) {
                least = subject;
            }
        }
        if (pool.free() < KeyStack.LEAST && least != null) {
            least.shrink();
        }
        return pool.free() >= KeyStack.LEAST;
    }

    /** Begins a new interval; what was used when is still known. */
    public void nextInterval() {
        for (Followed subject : followed) {
            if (subject != null) {
                subject.nextInterval();
            }
        }
        Arrays.fill(unfollowed, 0);
        unfollowedNanos = 0;
    }

    /** What was counted in this interval, ordered by kind and id, and under {@code other} what is not followed; made when asked for. */
    public List<Reuse> named(DumpIds ids) {
        List<Row> rows = new ArrayList<>();
        for (Followed subject : followed) {
            if (subject != null && subject.sums().hasCalls()) {
                rows.add(row(subject, ids));
            }
        }
        Map<String, Long> reasons = new HashMap<>();
        addReason(reasons, "room", WAITS);
        addReason(reasons, "locks", LOCKS);
        addReason(reasons, "changes", CHANGES);
        addReason(reasons, "quick", QUICK);
        if (!reasons.isEmpty()) {
            long nanos = unfollowedNanos;
            rows.add(new Row(Reuse.QUERY, Endpoint.OTHER, () -> Reuse.unfollowed(Endpoint.OTHER, nanos, reasons)));
        }
        rows.sort(Comparator.comparing(Row::kind).thenComparing(Row::id));
        return new Rows<>(rows.size(), i -> rows.get(i).record().get());
    }

    /** A record, at its place in the dump. */
    private record Row(String kind, String id, Supplier<Reuse> record) {}

    private Row row(Followed subject, DumpIds ids) {
        ReuseSums sums = subject.sums();
        boolean isQuery = subject.subject < queries;
        String kind = isQuery ? Reuse.QUERY : Reuse.MODEL;
        String id = isQuery ? ids.query(subject.subject) : ids.model(subject.subject - queries);
        return new Row(kind, id, () -> sums.named(kind, id));
    }

    private void addReason(Map<String, Long> reasons, String reason, byte state) {
        if (unfollowed[-state] > 0) {
            reasons.put(reason, unfollowed[-state]);
        }
    }
}
