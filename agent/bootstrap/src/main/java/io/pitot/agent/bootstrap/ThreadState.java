package io.pitot.agent.bootstrap;

import io.pitot.agent.bootstrap.sql.SqlScanner;

/**
 * What a thread is doing, as far as the probes are concerned. One thread-local read at the start of an
 * observed call gives it; the woven code hands it to the end of the call. Only its own thread uses it.
 */
public final class ThreadState {

    /** Families of calls that nest in themselves; only the outermost counts. Bits of {@link #inside}. */
    static final int JDBC = 1;

    static final int POOL = 1 << 1;
    static final int INFERENCE = 1 << 2;

    private static final int MAX_OPEN_RESULTS = 64;
    private static final int MAX_FREE = 32;

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
    private @Nullable SqlScanner scanner;

    private ResultState @Nullable [] open;
    private int openCount;
    private @Nullable ResultState freeResults;
    private int freeResultCount;
    private @Nullable StatementState freeStatements;
    private int freeStatementCount;

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

    SqlScanner scanner() {
        SqlScanner known = scanner;
        if (known == null) {
            known = new SqlScanner(Settings.salt());
            scanner = known;
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

    /** A blank state for a result that is to be read. */
    ResultState newResult() {
        ResultState free = freeResults;
        if (free == null) {
            return new ResultState(this);
        }
        freeResults = free.nextFree;
        freeResultCount--;
        free.nextFree = null;
        free.free = false;
        free.ended = false;
        free.reading = false;
        return free;
    }

    /** Keeps a result's event back until it closes. False if too many are open: publish at once. */
    boolean keepOpen(ResultState result) {
        if (openCount == MAX_OPEN_RESULTS) {
            return false;
        }
        if (open == null) {
            open = new ResultState[MAX_OPEN_RESULTS];
        }
        result.openIndex = openCount;
        open[openCount++] = result;
        return true;
    }

    /** Whether this thread keeps the result's event back. */
    boolean keeps(ResultState result) {
        int index = result.openIndex;
        return index >= 0 && index < openCount && open != null && open[index] == result;
    }

    /** Forgets a result that this thread {@link #keeps}. */
    void forget(ResultState result) {
        ResultState[] results = open;
        if (results == null) {
            return;
        }
        ResultState last = results[--openCount];
        results[openCount] = null;
        if (last != result) {
            results[result.openIndex] = last;
            last.openIndex = result.openIndex;
        }
        result.openIndex = -1;
    }

    /** Takes a state back for the next result. Only once its event is published and its statement has let go of it. */
    void recycle(ResultState result) {
        if (result.maker == this && !result.free && freeResultCount < MAX_FREE) {
            result.free = true;
            result.owner = null;
            result.nextFree = freeResults;
            freeResults = result;
            freeResultCount++;
        }
    }

    /** Takes out one result that is still open, or null. Its state stays with its result set. */
    @Nullable
    ResultState takeOpen() {
        if (openCount == 0 || open == null) {
            return null;
        }
        ResultState last = open[--openCount];
        open[openCount] = null;
        last.openIndex = -1;
        return last;
    }

    StatementState newStatement(int queryId, long literals) {
        StatementState free = freeStatements;
        if (free == null) {
            free = new StatementState(this);
        } else {
            freeStatements = free.nextFree;
            freeStatementCount--;
            free.nextFree = null;
        }
        free.reset(queryId, literals);
        return free;
    }

    /** Takes a state back for the next statement. Only when nothing refers to it any more. */
    void recycle(StatementState statement) {
        if (statement.maker == this && freeStatementCount < MAX_FREE) {
            statement.open = null;
            statement.nextFree = freeStatements;
            freeStatements = statement;
            freeStatementCount++;
        }
    }
}
