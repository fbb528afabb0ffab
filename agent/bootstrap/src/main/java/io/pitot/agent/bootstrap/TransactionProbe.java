package io.pitot.agent.bootstrap;

/**
 * What woven connections call where a transaction ends. It begins with the first statement that a connection runs
 * with auto-commit off. Cheap, never blocks, on the application's thread.
 */
public final class TransactionProbe {

    private TransactionProbe() {}

    /**
     * A call begins that ends the transaction: {@code commit}, {@code rollback}, {@code close}. Null if there is none, or
     * inside another JDBC call.
     */
    public static @Nullable ThreadState enter(ObservedConnection connection) {
        TransactionState transaction = (TransactionState) connection.pitot$connection();
        return transaction == null || !transaction.isOpen() ? null : enterCall();
    }

    /** Auto-commit is switched on, which ends what was done while it was off. Null as in {@link #enter}. */
    public static @Nullable ThreadState autoCommitEnter(ObservedConnection connection) {
        TransactionState transaction = (TransactionState) connection.pitot$connection();
        return transaction == null || !transaction.isOpenManually() ? null : enterCall();
    }

    private static @Nullable ThreadState enterCall() {
        long now = System.nanoTime();
        ThreadState thread = JdbcProbe.driverEnter();
        if (thread != null) {
            thread.jdbcStart = now;
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
        // Drivers refuse to commit what they have not begun; it goes on then.
        if (transaction != null && (thrown == null || !transaction.isOpenByText())) {
            transaction.end(thread, isRolledBack, thrown);
        }
    }

    /**
     * A driver begins to send a text by itself, past its statements, which may begin or end a transaction. Null where it does neither, and
     * inside another JDBC call.
     */
    public static @Nullable ThreadState textEnter(ObservedConnection connection, String sql) {
        if (TransactionTexts.of(sql) == TransactionTexts.NEITHER) {
            return null;
        }
        TransactionState transaction = TransactionState.of(connection);
        if (transaction == null) {
            return null;
        }
        ThreadState thread = enterCall();
        if (thread != null) {
            transaction.statementBegins(thread);
        }
        return thread;
    }

    /** It has sent that text. */
    public static void textExit(
            ThreadState thread, ObservedConnection connection, String sql, @Nullable Throwable thrown) {
        JdbcProbe.driverExit(thread);
        TransactionState transaction = TransactionState.of(connection);
        if (transaction != null) {
            transaction.textRan(thread, TransactionTexts.of(sql), thrown);
        }
    }

    /** A connection was made of another one: what is done by either is done in one transaction. */
    public static void shared(ObservedConnection connection, @Nullable Object original) {
        connection.pitot$connection(TransactionState.of(original));
    }

    /** Auto-commit was switched on or off. */
    public static void autoCommit(ObservedConnection connection, boolean isOn) {
        TransactionState transaction = TransactionState.of(connection);
        if (transaction != null) {
            transaction.setManual(!isOn);
        }
    }
}
