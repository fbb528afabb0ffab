package io.pitot.agent.bootstrap;

/**
 * The event of an executed query while its result is still being read: rows and fetch time grow until
 * the result closes, and are 0 again once published. Belongs to its {@link StatementState}, which has
 * one open result at a time, and is used again and again: references that change at every query would
 * cost a memory barrier each, for this object is old and what it referred to would be new.
 *
 * <p>A result read by another thread than the one that ran the query is counted without
 * synchronisation: a row may be missed, nothing breaks.
 */
final class ResultState {

    /** What {@link #nextEnter} answers instead of a time. */
    static final long NESTED = 0;

    private static final long UNTIMED = 1;

    /** How many result sets in a row are told apart; a power of two. */
    static final int HANDLES = 4;

    /** Steps between two looks at the clock; a power of two. */
    private static final int SPAN = 16;

    int queryId;
    int site;
    int flags;
    long requestId;
    long start;
    long duration;
    long arguments;

    /** Of the statement, for all of its executions: {@link TransactionState#database}. */
    int database;

    /** Rows read, or changed. */
    long count;

    /** The time spent in large objects of its rows; only until the event is published. */
    long lobNanos;

    /** Whether more is to come: the result has not been closed. */
    boolean open;

    /** Whether the QUERY event has been published; what comes after it is a FETCH. */
    boolean published = true;

    /** Whether another thread has closed this before its keeper published it. */
    boolean ended;

    /** The thread in whose request the query ran: it alone publishes the QUERY event. */
    ThreadState keeper;

    /** Whether its keeper has it in a list, for want of a place of its own. */
    boolean isListed;

    /** The number of the handle whose result set is being read. */
    int currentHandle;

    private final ResultHandle[] handles = new ResultHandle[HANDLES];

    /** Whether a row is being read: drivers call their own {@code next}, subclasses that of their superclass. */
    private boolean reading;

    /** Whether each step is timed; else only spans of {@link #SPAN} steps are looked at. See {@link FetchTimes}. */
    private boolean timed;

    private int timedSteps;
    private long timedNanos;
    private long slowestNanos;
    private int untimedSteps;
    private long spanStart;

    /** {@link FetchTicks} as the step that is not timed began. */
    private int ticks;

    ResultState(ThreadState keeper) {
        this.keeper = keeper;
        for (int i = 0; i < HANDLES; i++) {
            handles[i] = new ResultHandle(this, i);
        }
    }

    /** What the result set that is to be read refers to. */
    ResultHandle handle() {
        return handles[currentHandle];
    }

    /** Begins to count the rows of an execution. */
    void begin(boolean rowsAreTimed) {
        begin(rowsAreTimed, 0);
    }

    /** Begins to count the rows of a further result of an execution. Its columns are others, which are not followed. */
    void beginFurther() {
        begin(true, ReadColumns.UNKNOWN);
    }

    private void begin(boolean rowsAreTimed, long columns) {
        currentHandle = currentHandle + 1 & HANDLES - 1;
        handle().begin(columns);
        open = true;
        ended = false;
        reading = false;
        timed = rowsAreTimed;
        count = 0;
        lobNanos = 0;
        timedSteps = 0;
        timedNanos = 0;
        slowestNanos = 0;
        untimedSteps = 0;
        spanStart = 0;
    }

    /** Ends what this counts: no result set is read any more. */
    void retire() {
        currentHandle = currentHandle + 1 & HANDLES - 1;
        open = false;
    }

    /** Whether the thread's request is to publish this. */
    boolean isKeptBy(ThreadState thread) {
        return open && !published && keeper == thread;
    }

    /**
     * Whether a close has something to publish: the result is open, or another of its execution has been closed
     * before it and its rows were read since.
     */
    boolean isUntold() {
        return open || hasSteps();
    }

    /** Begins one step to the next row; {@link #NESTED} inside another {@code next} of this result. */
    long nextEnter() {
        if (reading) {
            return NESTED;
        }
        long now = UNTIMED;
        if (timed) {
            now = System.nanoTime();
        } else {
            ticks = FetchTicks.shared().count();
        }
        reading = true;
        return now;
    }

    /** Ends one step. */
    void nextExit(long start, boolean row) {
        reading = false;
        if (row) {
            count++;
        }
        if (start != UNTIMED) {
            timed(System.nanoTime() - start);
            return;
        }
        int now = FetchTicks.shared().count();
        if (now - ticks > 1) {
            // Those that follow are looked at closely, and so are later results of the query.
            timed = true;
            timed(FetchTicks.shared().nanosBetween(ticks, now));
        } else if ((++untimedSteps & SPAN - 1) == 0) {
            checkSpan();
        }
    }

    private void timed(long nanos) {
        timedSteps++;
        timedNanos += nanos;
        slowestNanos = Math.max(slowestNanos, nanos);
    }

    /** Begins a change of the current row, whose steps are not the application's; false inside another one or a step. */
    boolean changeEnter() {
        if (reading) {
            return false;
        }
        reading = true;
        return true;
    }

    /** Ends a change of the current row. */
    void changeExit() {
        reading = false;
    }

    /**
     * Where {@link #SPAN} steps took longer than quick ones can, whatever the application did between them,
     * those that follow are timed: rows that are slow again and again, as where a driver fetches more every so
     * many rows, are seen from then on. What made the span slow counts the average, as does a slow row in a result that ends
     * before its first span does, unless it lasts for two {@linkplain FetchTicks ticks}. Where the application does so much
     * with each row, a clock is cheap.
     */
    private void checkSpan() {
        long now = System.nanoTime();
        long began = spanStart == 0 ? start + duration : spanStart;
        timed = now - began > SPAN * FetchTimes.QUICK_NANOS;
        spanStart = now;
    }

    /** Whether there is anything to tell since the event was published. */
    boolean hasSteps() {
        return timedSteps + untimedSteps > 0;
    }

    /** Tells which columns were read of what has been closed. Rows without any are read where it is not seen. */
    void tellColumns() {
        if ((flags & EventLayout.FLAG_ROWS_READ) != 0) {
            long columns = handle().columns();
            if (columns != 0) {
                ReadColumns.add(queryId, columns);
            } else if (count > 0) {
                ReadColumns.add(queryId, ReadColumns.UNKNOWN);
            }
        }
    }

    /** The time of the steps and of large objects since the last call; steps that are not timed count what this query's steps take on average. */
    long takeFetchNanos() {
        long nanos = timedNanos + lobNanos;
        lobNanos = 0;
        if (untimedSteps > 0) {
            nanos += (long) untimedSteps * FetchTimes.perRow(queryId);
            untimedSteps = 0;
        }
        if (timedSteps > 0) {
            FetchTimes.timed(queryId, timedSteps, timedNanos, slowestNanos);
            timedSteps = 0;
            timedNanos = 0;
            slowestNanos = 0;
        }
        return nanos;
    }

    /** The rows since the last call. */
    long takeCount() {
        long rows = count;
        count = 0;
        return rows;
    }
}
