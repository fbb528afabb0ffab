package io.pitot.agent.bootstrap;

/**
 * What woven connections call where a transaction ends. It begins with the first statement that a connection runs
 * with auto-commit off. Cheap, never blocks, on the application's thread.
 */
public final class TransactionProbe {

    private TransactionProbe() {}

    /**
     * A call begins that ends the transaction: {@code commit}, {@code rollback}, auto-commit switched on, {@code close}.
     * Null if there is none, or inside another JDBC call.
     */
    public static @Nullable ThreadState enter(ObservedConnection connection) {
        TransactionState transaction = (TransactionState) connection.pitot$connection();
        if (transaction == null || !transaction.isOpen()) {
            return null;
        }
        ThreadState thread = JdbcProbe.driverEnter();
        if (thread != null) {
            thread.jdbcStart = System.nanoTime();
        }
        return thread;
    }

    /**
     * That call ended.
     *
     * @param isRolledBack whether it was to keep nothing of what the transaction did
     * @param thrown why it failed, or null
     */
    public static void exit(
            ThreadState thread, ObservedConnection connection, boolean isRolledBack, @Nullable Throwable thrown) {
        JdbcProbe.driverExit(thread);
        TransactionState transaction = (TransactionState) connection.pitot$connection();
        if (transaction != null) {
            transaction.end(thread, isRolledBack, thrown);
        }
    }

    /** Auto-commit was switched on or off. */
    public static void autoCommit(ObservedConnection connection, boolean isOn) {
        TransactionState transaction = TransactionState.of(connection);
        if (transaction != null) {
            transaction.setManual(!isOn);
        }
    }
}
