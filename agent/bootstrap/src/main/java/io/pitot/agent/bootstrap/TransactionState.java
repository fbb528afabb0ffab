package io.pitot.agent.bootstrap;

/** The transaction of one connection. Belongs, like the connection, to one thread at a time. */
final class TransactionState {

    /** JDBC begins with auto-commit on, and those who change the default do so by the connection's setter. */
    private boolean isManual;

    private long begin;
    private long requestId;
    private int statements;

    /** The state of a connection; null where its class carries none. */
    static @Nullable TransactionState of(@Nullable Object connection) {
        if (!(connection instanceof ObservedConnection observed)) {
            return null;
        }
        Object known = observed.pitot$connection();
        if (known != null) {
            return (TransactionState) known;
        }
        TransactionState state = new TransactionState();
        observed.pitot$connection(state);
        return state;
    }

    /** Whether statements have run of which nothing is committed. */
    boolean isOpen() {
        return statements != 0;
    }

    /** The connection begins or ceases to commit each statement by itself. */
    void setManual(boolean isManual) {
        this.isManual = isManual;
    }

    /** The outermost execution of a statement begins, at the thread's {@code jdbcStart}. */
    void statementBegins(ThreadState thread) {
        if (isManual && statements++ == 0) {
            begin = thread.jdbcStart;
            requestId = thread.requestId;
        }
    }

    /**
     * Records the transaction, whose last call began at the thread's {@code jdbcStart}, and begins the next.
     *
     * @param isRolledBack whether nothing was to stay of it
     * @param thrown why that call failed, or null
     */
    void end(ThreadState thread, boolean isRolledBack, @Nullable Throwable thrown) {
        long end = System.nanoTime();
        int flags = isRolledBack ? EventLayout.FLAG_ROLLED_BACK : 0;
        int error = 0;
        if (thrown != null) {
            flags |= EventLayout.FLAG_ERROR;
            error = SqlErrors.id(thrown);
        }
        int executed = statements;
        statements = 0;
        thread.record(
                EventLayout.header(EventKind.TRANSACTION, flags, error, 0),
                // One that was begun elsewhere, in a request that has ended perhaps, is none of this request's.
                requestId == thread.requestId ? requestId : 0,
                thread.jdbcStart,
                end - thread.jdbcStart,
                EventLayout.subjectAndSite(0, thread.siteNowAndThen(EventKind.TRANSACTION, 0)),
                executed,
                0,
                end - begin);
    }
}
