package io.pitot.agent.bootstrap;

/**
 * The event of an executed query while its result is still being read: rows and fetch time grow until
 * the result closes. Recycled by the thread that made it.
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

    boolean finished;

    /** The statement that keeps this as its open result, if it has a state. */
    @Nullable
    StatementState statement;

    @Nullable
    ResultState nextFree;

    /** Begins to time one row. */
    public long nextEnter() {
        return System.nanoTime();
    }

    /** Ends to time one row. */
    public void nextExit(long start, boolean row) {
        fetchNanos += System.nanoTime() - start;
        if (row) {
            count++;
        }
    }
}
