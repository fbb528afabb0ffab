package io.pitot.agent.bootstrap;

/**
 * The event of an executed query while its result is still being read: rows and fetch time grow until
 * the result closes, and are 0 again once published. Recycled by the thread that made it.
 *
 * <p>A result read by another thread than the one that ran the query is counted without
 * synchronisation: a row may be missed, nothing breaks.
 */
public final class ResultState {

    int queryId;
    int site;
    int flags;
    long requestId;
    long start;
    long duration;
    long arguments;
    long count;
    long fetchNanos;

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

    /** Whether a result set refers to this: it may only be recycled once that has let go. */
    boolean attached;

    /** Whether a row is being read: drivers call their own {@code next}, subclasses that of their superclass. */
    boolean reading;

    /** The only thread that may recycle this, so that it cannot be recycled twice. */
    final ThreadState maker;

    ResultState(ThreadState maker) {
        this.maker = maker;
    }

    /** Begins to time one row; 0 inside another {@code next} of this result. */
    long nextEnter() {
        if (reading) {
            return 0;
        }
        reading = true;
        return System.nanoTime();
    }

    /** Ends to time one row. */
    void nextExit(long start, boolean row) {
        fetchNanos += System.nanoTime() - start;
        reading = false;
        if (row) {
            count++;
        }
    }
}
