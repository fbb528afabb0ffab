package io.pitot.agent.bootstrap;

/**
 * The event of an executed query while its result is still being read: rows and fetch time grow until
 * the result closes, and are 0 again once published. Recycled by the thread that made it.
 *
 * <p>A result read by another thread than the one that ran the query is counted without
 * synchronisation: a row may be missed, nothing breaks.
 */
public final class ResultState {

    /** What {@link #nextEnter} answers instead of a time. */
    static final long NESTED = 0;

    private static final long UNTIMED = 1;

    /** Steps between two looks at the clock; a power of two. */
    private static final int SPAN = 16;

    int queryId;
    int site;
    int flags;
    long requestId;
    long start;
    long duration;
    long arguments;

    /** Rows read, or changed. */
    long count;

    /** Whether each step is timed; else only spans of {@link #SPAN} steps are looked at. See {@link FetchTimes}. */
    private boolean timed = true;

    private int timedSteps;
    private long timedNanos;
    private long slowestNanos;
    private int untimedSteps;
    private long spanStart;

    /** Index among the open results of its thread, or -1 once its QUERY event has been published. */
    int openIndex = -1;

    /** Whether this is in its maker's list of free states. */
    boolean free;

    /** The statement that keeps this as its open result, if it has a state. */
    @Nullable
    StatementState statement;

    @Nullable
    ResultState nextFree;

    /** Whether another thread has closed this while its maker keeps it. */
    boolean ended;

    /**
     * The result set whose rows this counts, or null before there is one. A result set that was closed through
     * its statement still refers to this when it has long been recycled: what it does counts no more.
     */
    @Nullable
    Object owner;

    /** Whether a row is being read: drivers call their own {@code next}, subclasses that of their superclass. */
    boolean reading;

    /** The only thread that may recycle this, so that it cannot be recycled twice. */
    final ThreadState maker;

    ResultState(ThreadState maker) {
        this.maker = maker;
    }

    /** Begins one step to the next row; 0 inside another {@code next} of this result. */
    long nextEnter() {
        if (reading) {
            return NESTED;
        }
        reading = true;
        return timed ? System.nanoTime() : UNTIMED;
    }

    /** Ends one step. */
    void nextExit(long start, boolean row) {
        reading = false;
        if (row) {
            count++;
        }
        if (start != UNTIMED) {
            long nanos = System.nanoTime() - start;
            timedSteps++;
            timedNanos += nanos;
            slowestNanos = Math.max(slowestNanos, nanos);
        } else if ((++untimedSteps & SPAN - 1) == 0) {
            checkSpan();
        }
    }

    /**
     * A slow row cannot hide in many rows that took little time together, whatever the application did
     * between them. Where they took longer the application does enough with each that a clock is cheap.
     */
    private void checkSpan() {
        long now = System.nanoTime();
        long began = spanStart == 0 ? start + duration : spanStart;
        timed = now - began > SPAN * FetchTimes.QUICK_NANOS;
        spanStart = now;
    }

    /** Whether any step was made since the last {@link #takeFetchNanos}. */
    boolean hasSteps() {
        return timedSteps + untimedSteps > 0;
    }

    /** Begins to count a new execution's rows. */
    void begin(boolean rowsAreTimed) {
        timed = rowsAreTimed;
        count = 0;
        timedSteps = 0;
        timedNanos = 0;
        slowestNanos = 0;
        untimedSteps = 0;
        spanStart = 0;
    }

    /** The time of the steps since the last call; those not timed count what this query's steps take on average. */
    long takeFetchNanos() {
        long nanos = timedNanos;
        if (timedSteps > 0) {
            FetchTimes.timed(queryId, timedSteps, timedNanos, slowestNanos);
        }
        if (untimedSteps > 0) {
            nanos += (long) untimedSteps * FetchTimes.perRow(queryId);
        }
        timedSteps = 0;
        timedNanos = 0;
        slowestNanos = 0;
        untimedSteps = 0;
        return nanos;
    }
}
