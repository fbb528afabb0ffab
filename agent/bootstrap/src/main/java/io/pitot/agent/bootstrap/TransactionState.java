package io.pitot.agent.bootstrap;

/** What is known of one connection: its database, and its transaction. Belongs, like the connection, to one thread at a time. */
final class TransactionState {

    /** JDBC begins with auto-commit on, and those who change the default do so by the connection's setter. */
    private boolean isManual;

    /** Whether a text has switched auto-commit off, of which a driver may know nothing. */
    private boolean isManualByText;

    /** Whether its driver may run the first statement alone of a text of several. */
    private final boolean runsFirstAlone;

    /** Whether a statement has begun it by its text. */
    private boolean isByText;

    private int url;
    private int database;

    private boolean isOpen;
    private long begin;
    private long requestId;
    private int statements;

    private TransactionState(boolean runsFirstAlone) {
        this.runsFirstAlone = runsFirstAlone;
    }

    /** The state of a connection; null where its class carries none. */
    static @Nullable TransactionState of(@Nullable Object connection) {
        if (!(connection instanceof ObservedConnection observed)) {
            return null;
        }
        Object known = observed.pitot$connection();
        if (known != null) {
            return (TransactionState) known;
        }
        TransactionState state =
                new TransactionState(connection.getClass().getName().startsWith("org.sqlite."));
        observed.pitot$connection(state);
        return state;
    }

    /** What tells its database from others, for as long as this JVM lives; 0 where nothing is known of it. */
    int database() {
        return database;
    }

    /** The connection was opened by this URL, which is hashed and forgotten. */
    void opened(String by) {
        url = (int) Hashing.text(Settings.salt(), by);
        database = url;
    }

    /** What is asked from now on is asked of this catalog or schema, whose name is hashed and forgotten. */
    void moved(@Nullable String to) {
        database = to == null ? url : (int) Hashing.text(Settings.salt() + url, to);
    }

    /** Whether something was done of which nothing is committed. */
    boolean isOpen() {
        return isOpen;
    }

    /** Whether what is open would be committed by switching auto-commit on: not what a text has begun while it was on. */
    boolean isOpenManually() {
        return isOpen && isManual;
    }

    /** Whether what is open has been begun by a text, of which a driver may know nothing. */
    boolean isOpenByText() {
        return isOpen && isByText;
    }

    /** The connection begins or ceases to commit each statement by itself. */
    void setManual(boolean isManual) {
        this.isManual = isManual;
        isManualByText = false;
    }

    /** The outermost execution of a statement begins, at the thread's {@code jdbcStart}. */
    void statementBegins(ThreadState thread) {
        if (isOpen) {
            statements++;
        } else if (isManual) {
            open(thread, thread.jdbcStart, 1);
            isByText = isManualByText;
        }
    }

    /** That execution ended: its text may have begun or ended the transaction, or chosen another schema. */
    void statementRan(ThreadState thread, StatementState statement, @Nullable Throwable thrown) {
        byte effect = TransactionTexts.of(statement.queryId);
        if (effect == TransactionTexts.MOVES) {
            if (thrown == null) {
                movedBy(statement);
            }
        } else if (effect != TransactionTexts.NEITHER) {
            textRan(
                    thread,
                    effect == TransactionTexts.SWITCHES ? TransactionTexts.switched(statement.literals) : effect,
                    thrown);
        }
    }

    /** The schema is in the text, or in its literals, of which there are hashes. */
    private void movedBy(StatementState statement) {
        long text = Hashing.combine(Names.QUERIES.hash(statement.queryId), statement.literals);
        database = (int) Hashing.combine(Settings.salt() + url, text);
        statement.result.database = database;
    }

    /** What a text did that the thread has run, or failed to. */
    void textRan(ThreadState thread, byte effect, @Nullable Throwable thrown) {
        switch (effect) {
            case TransactionTexts.BEGINS, TransactionTexts.BEGINS_ANEW -> begun(thread, effect, thrown);
            case TransactionTexts.MANUAL -> switched(thread, true, thrown);
            case TransactionTexts.AUTOMATIC -> switched(thread, false, thrown);
            case TransactionTexts.ENDS_ANOTHER -> forgetFirst(thread);
            case TransactionTexts.BEGINS_AND_WORKS,
                    TransactionTexts.WORKS_AND_KEEPS,
                    TransactionTexts.WORKS_AND_ROLLS_BACK,
                    TransactionTexts.BEGINS_AND_KEEPS,
                    TransactionTexts.BEGINS_AND_ROLLS_BACK -> {
                // Of one that failed it is not known how far it came: the transaction goes on.
                if (thrown == null && !runsFirstAlone) {
                    severalRan(thread, effect);
                }
            }
            case TransactionTexts.NEITHER -> {}
            default -> ended(thread, effect, thrown);
        }
    }

    private void begun(ThreadState thread, byte effect, @Nullable Throwable thrown) {
        // What begins or ends a transaction is none of its statements.
        if (isOpen) {
            statements--;
        }
        if (thrown == null && (!isOpen || effect == TransactionTexts.BEGINS_ANEW)) {
            open(thread, thread.jdbcStart, 0);
            isByText = true;
        }
    }

    private void ended(ThreadState thread, byte effect, @Nullable Throwable thrown) {
        if (!isOpen) {
            return;
        }
        statements--;
        boolean isRolledBack =
                effect == TransactionTexts.ROLLS_BACK || effect == TransactionTexts.ROLLS_BACK_AND_BEGINS;
        if (!forgetFirst(thread)) {
            end(thread, isRolledBack, thrown);
        }
        if (effect == TransactionTexts.KEEPS_AND_BEGINS || effect == TransactionTexts.ROLLS_BACK_AND_BEGINS) {
            open(thread, System.nanoTime(), 0);
            isByText = true;
        }
    }

    private void switched(ThreadState thread, boolean toManual, @Nullable Throwable thrown) {
        if (!forgetFirst(thread) && isOpen) {
            statements--;
        }
        if (thrown == null) {
            if (!toManual && isOpenManually()) {
                end(thread, false, null);
            }
            isManual = toManual;
            isManualByText = toManual;
        }
    }

    private void severalRan(ThreadState thread, byte effect) {
        boolean begins = effect != TransactionTexts.WORKS_AND_KEEPS && effect != TransactionTexts.WORKS_AND_ROLLS_BACK;
        if (begins && !isOpen) {
            open(thread, thread.jdbcStart, 1);
            isByText = true;
        }
        if (isOpen && effect != TransactionTexts.BEGINS_AND_WORKS) {
            boolean isKept = effect == TransactionTexts.WORKS_AND_KEEPS || effect == TransactionTexts.BEGINS_AND_KEEPS;
            end(thread, !isKept, null);
        }
    }

    /** Takes a statement that does no work for no transaction if it is the first with auto-commit off. Answers whether it was. */
    private boolean forgetFirst(ThreadState thread) {
        boolean isFirst = isOpen && begin == thread.jdbcStart;
        if (isFirst) {
            isOpen = false;
        }
        return isFirst;
    }

    private void open(ThreadState thread, long begin, int statements) {
        isOpen = true;
        this.begin = begin;
        this.statements = statements;
        requestId = thread.requestId;
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
        isOpen = false;
        isByText = false;
        thread.record(
                EventLayout.header(EventKind.TRANSACTION, flags, error, 0),
                // One that was begun elsewhere, in a request that has ended perhaps, is none of this request's.
                requestId == thread.requestId ? requestId : 0,
                thread.jdbcStart,
                end - thread.jdbcStart,
                EventLayout.subjectAndSite(0, thread.siteNowAndThen(EventKind.TRANSACTION, 0)),
                statements,
                0,
                end - begin);
    }
}
