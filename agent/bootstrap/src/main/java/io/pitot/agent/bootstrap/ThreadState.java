package io.pitot.agent.bootstrap;

import java.util.Arrays;

/**
 * What a thread is doing, as far as the probes are concerned. One thread-local read at the start of an
 * observed call gives it; the woven code hands it to the end of the call. Only its own thread uses it.
 */
public final class ThreadState {

    /** Families of calls that nest in themselves; only the outermost counts. Bits of {@link #inside}. */
    static final int JDBC = 1;

    static final int POOL = 1 << 1;
    static final int INFERENCE = 1 << 2;

    private static final int GROWTH = 8;
    private static final int MAX_RECYCLED = 64;
    private static final int MAX_FOREIGN = 64;

    private static final ThreadLocal<ThreadState> CURRENT = new ThreadLocal<>() {
        @Override
        protected ThreadState initialValue() {
            return new ThreadState();
        }
    };

    private final EventRing ring = EventRings.assign();
    private final int bufferHome = EventBuffers.home();
    private @Nullable EventBuffer buffer;
    private int untilFetchIsDue;

    /** Bit set of the families inside whose outermost call this thread is. */
    int inside;

    long jdbcStart;
    long poolStart;
    long inferenceStart;

    /** The current request, or 0. */
    long requestId;

    long requestStart;
    long requestCpu;
    long requestAllocated;
    long requestBytesOut;

    @Nullable
    Throwable requestError;

    String requestMethod = "";

    /** What a framework's template is relative to: context path and the path of the servlet's mapping. */
    String routePrefix = "";

    /** The path mapping that this thread served last, in parts and joined. */
    String mappingContext = "";

    String mappingPath = "";
    String mappingPrefix = "";

    int endpointId;
    int routeRank;

    private @Nullable RepeatCounts repeats;
    private @Nullable SqlReader sql;

    /** The states that are recycled, each in its place for good: taking and giving one back moves no reference. */
    private StatementState[] statements = new StatementState[GROWTH];

    private int made;
    private byte[] free = new byte[GROWTH];
    private int freeCount;

    /** Open results of statements without a place of this thread's: made by another thread, or too many. */
    private ResultState @Nullable [] foreign;

    private int foreignCount;

    private ThreadState() {}

    static ThreadState current() {
        return CURRENT.get();
    }

    /** Records one event. Of a request's, those before its REQUEST event wait for one another in a buffer. */
    void record(
            long header,
            long requestId,
            long start,
            long duration,
            long subjectAndSite,
            long count,
            long hash,
            long extra) {
        EventBuffer to = this.requestId == 0 ? null : roomyBuffer();
        if (to == null) {
            ring.offer(header, requestId, start, duration, subjectAndSite, count, hash, extra);
        } else {
            to.add(header, requestId, start, duration, subjectAndSite, count, hash, extra);
        }
    }

    /** Records the event that ends a request, and with it all that waits. */
    void recordLast(
            long header,
            long requestId,
            long start,
            long duration,
            long subjectAndSite,
            long count,
            long hash,
            long extra) {
        EventBuffer to = buffer == null ? null : roomyBuffer();
        if (to == null) {
            ring.offer(header, requestId, start, duration, subjectAndSite, count, hash, extra);
        } else {
            to.add(header, requestId, start, duration, subjectAndSite, count, hash, extra);
        }
        publishBuffer();
    }

    /** Publishes what waits, for lack of a request that it could wait for. */
    void publishBuffer() {
        EventBuffer used = buffer;
        if (used != null) {
            buffer = null;
            used.publishAndFree();
        }
    }

    private @Nullable EventBuffer roomyBuffer() {
        EventBuffer used = buffer;
        if (used != null && (!used.isFull() || used.publishFull())) {
            return used;
        }
        EventBuffer taken = EventBuffers.take(bufferHome, ring);
        buffer = taken;
        return taken;
    }

    /** Whether a result of a query whose rows come quickly is to be timed: one in sixteen, at random. */
    boolean isFetchDue() {
        if (--untilFetchIsDue > 0) {
            return false;
        }
        untilFetchIsDue = 8 + (int) (Hashing.mix(jdbcStart) & 15);
        return true;
    }

    /** Finds the query ids of this thread's texts. */
    SqlReader sql() {
        SqlReader known = sql;
        if (known == null) {
            known = new SqlReader();
            sql = known;
        }
        return known;
    }

    /** The call site of a call that just ended, or {@link CallSites#NONE} where it is not worth a look. */
    int site(int kind, int subject) {
        RepeatCounts counts = repeats;
        if (counts == null) {
            counts = new RepeatCounts();
            repeats = counts;
        }
        int key = kind << 24 | subject;
        return CaptureSchedule.due(endpointId, key, counts.increment(key)) ? CallSites.capture() : CallSites.NONE;
    }

    void startCounting() {
        if (repeats != null) {
            repeats.clear();
        }
    }

    /** A blank state for a statement. */
    StatementState newStatement(int queryId, long literals) {
        StatementState statement;
        if (freeCount > 0) {
            statement = statements[free[--freeCount]];
        } else if (made < MAX_RECYCLED) {
            if (made == statements.length) {
                statements = Arrays.copyOf(statements, made + GROWTH);
                free = Arrays.copyOf(free, made + GROWTH);
            }
            statement = new StatementState(this, made);
            statements[made++] = statement;
        } else {
            statement = new StatementState(this, -1);
        }
        statement.reset(queryId, literals);
        return statement;
    }

    /** Takes a state back for the next statement. Once, and only when its statement refers to it no more. */
    void recycle(StatementState statement) {
        if (statement.maker == this && statement.place >= 0) {
            free[freeCount++] = (byte) statement.place;
        }
    }

    /**
     * Keeps a result's event back until the result closes or the request ends.
     *
     * @return false if too many without a place are kept: publish at once
     */
    boolean keep(StatementState statement) {
        if (statement.maker == this && statement.place >= 0) {
            return true;
        }
        ResultState result = statement.result;
        if (result.isListed) {
            return true;
        }
        if (foreignCount == MAX_FOREIGN) {
            return false;
        }
        ResultState[] others = foreign;
        if (others == null) {
            others = new ResultState[MAX_FOREIGN];
            foreign = others;
        }
        result.isListed = true;
        others[foreignCount++] = result;
        return true;
    }

    /** Forgets a result of a statement without a place, once it is published. */
    void forget(ResultState result) {
        ResultState[] others = foreign;
        for (int i = foreignCount - 1; i >= 0 && others != null; i--) {
            if (others[i] == result) {
                result.isListed = false;
                others[i] = others[--foreignCount];
                others[foreignCount] = null;
                return;
            }
        }
    }

    /** How many results {@link #kept} may answer. */
    int keptLimit() {
        return made + foreignCount;
    }

    /** One of the results that this thread may have to publish. */
    ResultState kept(int index) {
        ResultState[] others = foreign;
        return index < made || others == null ? statements[index].result : others[index - made];
    }
}
