package io.pitot.agent.bootstrap;

/**
 * What is known of one open statement. Belongs to its statement and, like it, to one thread at a time;
 * recycled when the thread that made it closes the statement.
 */
final class StatementState {

    /** The query's id, or {@link NameTable#OTHER}. */
    int queryId;

    /** Hash of the literals in the statement's text. */
    long literals;

    /** Hash of the arguments that the next execution will use. */
    long arguments;

    /**
     * Arguments stay set between executions; the first setter after an execution starts a new hash. A
     * statement of which only some arguments are set again thus hashes those alone, which still tells
     * different values apart.
     */
    boolean executed;

    /** The index of the parameter that says how many rows are skipped, or none as {@link RowsSkipped} tells it. */
    int rowsSkipped;

    /** Whether the next execution skips many. */
    boolean skipsMany;

    /** Argument sets added since the last batch ran, and their hash. */
    int batched;

    long batchedArguments;

    /** Start of the last execution whose results are to be read, or 0. */
    long executedStart;

    /** The transaction of its connection; null where the connection carries none. */
    @Nullable
    TransactionState transaction;

    /** The result of the last execution. */
    final ResultState result;

    /** The only thread that may recycle this, so that it cannot be recycled twice. */
    final ThreadState maker;

    /** Its place among those that its maker recycles, or -1. */
    final int place;

    StatementState(ThreadState maker, int place) {
        this.maker = maker;
        this.place = place;
        result = new ResultState(maker);
    }

    void reset(@Nullable TransactionState transaction) {
        // Written only where it changes: this is old, and a reference that it gets costs a memory barrier.
        if (this.transaction != transaction) {
            this.transaction = transaction;
        }
        queryId = NameTable.OTHER;
        literals = 0;
        arguments = 0;
        executed = false;
        rowsSkipped = RowsSkipped.NONE;
        skipsMany = false;
        batched = 0;
        batchedArguments = 0;
        executedStart = 0;
        result.database = transaction == null ? 0 : transaction.database();
        result.retire();
    }

    void argument(int index, long valueHash) {
        if (executed) {
            executed = false;
            arguments = 0;
        }
        // A sum, so that the order of the setters does not matter.
        arguments += Hashing.combine(index, valueHash);
    }
}
