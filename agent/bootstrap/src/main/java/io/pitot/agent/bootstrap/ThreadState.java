package io.pitot.agent.bootstrap;

import java.lang.ref.WeakReference;
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

    /** Requests whose consumption is looked at in any case: at first, and then in each second. */
    private static final int FIRST_METERED = 100;

    private static final int METERED_PER_SECOND = 20;
    private static final long SECOND = 1_000_000_000;

    private static final int GROWTH = 8;
    private static final int MAX_RECYCLED = 64;
    private static final int MAX_FOREIGN = 64;

    private static final ThreadLocal<ThreadState> CURRENT = new ThreadLocal<>() {
        @Override
        protected ThreadState initialValue() {
            return new ThreadState();
        }
    };

    /** Weak: what statements of a pool refer to must not keep a thread's context class loader. */
    private final WeakReference<Thread> owner = new WeakReference<>(Thread.currentThread());

    private final EventWriter events = EventIntake.shared().writer();
    private int untilFetchIsDue;
    private int meteredInAnyCase = FIRST_METERED;
    private long meteredSecond;

    /** Bit set of the families inside whose outermost call this thread is. */
    int inside;

    long jdbcStart;
    long poolStart;
    long inferenceStart;

    /** The current request, or 0. */
    long requestId;

    long requestStart;

    /** When the last request ended. */
    long requestEnd;

    /** Whether what the request consumes is looked at; where not, the next two mean nothing. */
    boolean isMetered;

    long requestCpu;
    long requestAllocated;
    long requestBytesOut;

    @Nullable
    Throwable requestError;

    String requestMethod = "";

    /** What a framework's template is relative to: context path and the path of the servlet's mapping. Null: to nothing. */
    @Nullable
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

    /** The same, without a thread-local read where it is the likely one. */
    static ThreadState current(ThreadState likely) {
        return likely.owner.get() == Thread.currentThread() ? likely : current();
    }

    /** Records one event. */
    void record(
            long header,
            long requestId,
            long start,
            long duration,
            long subjectAndSite,
            long count,
            long hash,
            long extra) {
        if (this.requestId == 0) {
            events.writeAlone(header, requestId, start, duration, subjectAndSite, count, hash, extra);
        } else {
            events.write(header, requestId, start, duration, subjectAndSite, count, hash, extra);
        }
    }

    /** {@link EventLayout#FLAG_WHOLE} if that is so of the request's events up to now. */
    int wholeFlag() {
        return events.isWhole() ? EventLayout.FLAG_WHOLE : 0;
    }

    /** The request has ended: its events wait no longer. */
    void publish() {
        events.publish();
    }

    /** Whether a result of a query whose rows come quickly is to be timed: one in 32, at random. */
    boolean isFetchDue() {
        if (--untilFetchIsDue > 0) {
            return false;
        }
        untilFetchIsDue = 16 + (int) (Hashing.mix(jdbcStart) & 31);
        return true;
    }

    /**
     * Whether to look at what the next request consumes, which takes two system calls: at every one, but of a thread
     * that serves more than some in a second, at one in sixteen of the others, at random.
     */
    boolean isMeterDue() {
        if (meteredInAnyCase > 0) {
            meteredInAnyCase--;
            return true;
        }
        if (requestEnd - meteredSecond > SECOND) {
            meteredSecond = requestEnd;
            meteredInAnyCase = METERED_PER_SECOND;
        }
        return (Hashing.mix(requestEnd) & 15) == 0;
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
