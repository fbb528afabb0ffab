package io.pitot.agent.bootstrap;

import java.lang.reflect.Array;

/**
 * What woven JDBC classes call. A query's event is published when its result closes, so that it tells
 * rows and fetch time; results that never close are published when their request ends.
 *
 * <p>Statements and results whose classes carry no state (see {@link ObservedStatement}) are observed as
 * far as one call tells.
 */
public final class JdbcProbe {

    private JdbcProbe() {}

    /** A driver has opened a connection. */
    public static void opened(@Nullable Object connection, String url) {
        TransactionState known = TransactionState.of(connection);
        if (known != null) {
            known.opened(url);
        }
    }

    /** A connection was told which catalog or schema to ask. Statements that were made before go on asking the one before. */
    public static void moved(ObservedConnection connection, @Nullable String place) {
        TransactionState known = TransactionState.of(connection);
        if (known != null) {
            known.moved(place);
        }
    }

    /** A connection returned a prepared or callable statement for this text, or one without a text. */
    public static void created(Object connection, @Nullable Object statement, @Nullable String sql) {
        if (statement instanceof ObservedStatement observed && observed.pitot$statement() == null) {
            ThreadState thread = ThreadState.current();
            StatementState state = thread.newStatement(TransactionState.of(connection));
            if (sql != null) {
                resolve(state, thread, sql);
            }
            observed.pitot$statement(state);
        }
    }

    /** An argument was set. The value is hashed and forgotten. */
    public static void argument(ObservedStatement statement, int index, long value) {
        StatementState state = stateOf(statement);
        if (state != null) {
            if (index == state.rowsSkipped) {
                state.skipsMany = value >= RowsSkipped.MANY;
            }
            state.argument(index, ArgumentHash.of(value));
        }
    }

    /** An argument was set. The value is hashed and forgotten; nothing but JDK types is looked into. */
    public static void argument(ObservedStatement statement, int index, @Nullable Object value) {
        StatementState state = stateOf(statement);
        if (state != null) {
            if (index == state.rowsSkipped) {
                state.skipsMany = RowsSkipped.isMany(value);
            }
            state.argument(index, ArgumentHash.of(value));
        }
    }

    /** What stands for the index of a callable statement's named argument. */
    public static int index(@Nullable String name) {
        return name == null ? 0 : name.hashCode();
    }

    /** The arguments were cleared. */
    public static void argumentsCleared(ObservedStatement statement) {
        StatementState state = stateOf(statement);
        if (state != null) {
            state.arguments = 0;
            state.executed = false;
        }
    }

    /** How many argument sets or statements the batch has, before one more joins it. */
    public static int batchSize(Object statement) {
        StatementState state = stateOf(statement);
        return state == null ? 0 : state.batched;
    }

    /**
     * One more argument set, or statement, joined the batch.
     *
     * @param sql the statement's text, or null for a prepared statement
     * @param before the batch's size when the outermost call began: a method that calls that of its
     *     superclass adds once
     */
    public static void batched(ObservedStatement statement, @Nullable String sql, int before) {
        StatementState state = stateOf(statement);
        if (state != null && state.batched != before) {
            return;
        }
        if (sql != null) {
            ThreadState thread = ThreadState.current();
            if (state == null) {
                state = thread.newStatement(null);
                statement.pitot$statement(state);
            }
            if (state.batched == 0) {
                resolve(state, thread, sql);
            }
            state.arguments = Hashing.text(Settings.salt(), sql);
        }
        if (state != null) {
            state.batched++;
            state.batchedArguments = Hashing.combine(state.batchedArguments, state.arguments);
            state.executed = true;
        }
    }

    /** The batch was cleared: by the application, or by a driver that is executing it, which tells nothing. */
    public static void batchCleared(ObservedStatement statement) {
        StatementState state = stateOf(statement);
        if (state != null && (ThreadState.current(state.result.keeper).inside & ThreadState.JDBC) == 0) {
            state.batched = 0;
            state.batchedArguments = 0;
        }
    }

    /** An execute method begins. Null inside another one: wrappers, pools and drivers call one another. */
    public static @Nullable ThreadState executeEnter(Object statement) {
        StatementState state = stateOf(statement);
        ThreadState thread = state == null ? ThreadState.current() : ThreadState.current(state.result.keeper);
        if ((thread.inside & ThreadState.JDBC) != 0) {
            return null;
        }
        if (state != null) {
            state.executedStart = 0;
            if (state.result.isUntold()) {
                finish(thread, state.result);
            }
        }
        thread.jdbcStart = System.nanoTime();
        if (state != null && state.transaction != null) {
            state.transaction.statementBegins(thread);
        }
        thread.inside |= ThreadState.JDBC;
        return thread;
    }

    /** A driver's own work begins, whose statements are not the application's. Null inside another call. */
    public static @Nullable ThreadState driverEnter() {
        ThreadState thread = ThreadState.current();
        if ((thread.inside & ThreadState.JDBC) != 0) {
            return null;
        }
        thread.inside |= ThreadState.JDBC;
        return thread;
    }

    /** A driver's own work ended. */
    public static void driverExit(ThreadState thread) {
        thread.inside &= ~ThreadState.JDBC;
    }

    /**
     * {@code executeQuery} ended.
     *
     * @param sql the text it was given, or null for a prepared statement
     * @param result what it returned, or null
     */
    public static void queryExit(
            ThreadState thread,
            Object statement,
            @Nullable String sql,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        thread.inside &= ~ThreadState.JDBC;
        long duration = System.nanoTime() - thread.jdbcStart;
        ResultState state = executed(thread, statement, sql, duration, thrown, EventLayout.FLAG_ROWS_READ, 0);
        if (state != null && result instanceof ObservedResult observed) {
            observed.pitot$result(state.handle());
        } else if (state != null && result != null) {
            ReadColumns.add(state.queryId, ReadColumns.UNKNOWN);
        }
    }

    /** {@code executeUpdate} or {@code executeLargeUpdate} ended and changed so many rows. */
    public static void updateExit(
            ThreadState thread, Object statement, @Nullable String sql, long rows, @Nullable Throwable thrown) {
        thread.inside &= ~ThreadState.JDBC;
        long duration = System.nanoTime() - thread.jdbcStart;
        executed(thread, statement, sql, duration, thrown, EventLayout.FLAG_ROWS_CHANGED, rows);
    }

    /** {@code execute} ended; {@code hasResult} is what it returned. */
    public static void executeExit(
            ThreadState thread, Object statement, @Nullable String sql, boolean hasResult, @Nullable Throwable thrown) {
        thread.inside &= ~ThreadState.JDBC;
        long duration = System.nanoTime() - thread.jdbcStart;
        int flags = hasResult ? EventLayout.FLAG_ROWS_READ : 0;
        executed(thread, statement, sql, duration, thrown, flags, 0);
    }

    /**
     * {@code executeBatch} or {@code executeLargeBatch} ended.
     *
     * @param counts the {@code int[]} or {@code long[]} that it returned, or null
     */
    public static void batchExit(
            ThreadState thread, Object statement, @Nullable Object counts, @Nullable Throwable thrown) {
        thread.inside &= ~ThreadState.JDBC;
        long duration = System.nanoTime() - thread.jdbcStart;
        StatementState state = stateOf(statement);
        int size = state != null ? state.batched : counts == null ? 0 : Array.getLength(counts);
        if (size == 0 && thrown == null) {
            return;
        }
        long arguments = 0;
        int query = NameTable.OTHER;
        int flags = EventLayout.FLAG_BATCH | EventLayout.FLAG_ROWS_CHANGED;
        if (state != null) {
            query = state.queryId;
            arguments = Hashing.combine(state.literals, state.batchedArguments);
            flags |= EventLayout.FLAG_ARGUMENTS;
            state.batched = 0;
            state.batchedArguments = 0;
        }
        publish(
                thread,
                query,
                thread.site(EventKind.QUERY, query),
                flags,
                thread.requestId,
                thread.jdbcStart,
                duration,
                changed(counts == null && thrown != null ? SqlErrors.counts(thrown) : counts),
                arguments,
                0,
                size,
                thrown);
    }

    /** {@code getResultSet} returned a result of an {@code execute}. */
    public static void resultObtained(Object statement, @Nullable Object result) {
        StatementState state = stateOf(statement);
        if (state == null || state.executedStart == 0 || result == null || stateOfResult(result) != null) {
            return;
        }
        ResultState read = state.result;
        if (!(result instanceof ObservedResult observed)) {
            ReadColumns.add(read.queryId, ReadColumns.UNKNOWN);
            return;
        }
        if (!read.open) {
            // Not the first result: the execution is published, its further rows follow.
            if (read.isUntold()) {
                finish(ThreadState.current(read.keeper), read);
            }
            read.flags = EventLayout.FLAG_ROWS_READ;
            read.beginFurther();
        }
        observed.pitot$result(read.handle());
    }

    /** {@code getUpdateCount} told how many rows an {@code execute} changed. */
    public static void updateCountObtained(Object statement, long rows) {
        StatementState state = stateOf(statement);
        if (state == null || !state.result.open || rows < 0) {
            return;
        }
        ResultState result = state.result;
        if ((result.flags & EventLayout.FLAG_ROWS_READ) == 0) {
            result.flags |= EventLayout.FLAG_ROWS_CHANGED;
            result.count = rows;
            finish(ThreadState.current(result.keeper), result);
        }
    }

    /** {@code next} begins; the answer goes to {@link #nextExit} unless it is 0. */
    public static long nextEnter(Object result) {
        ResultState state = stateOfResult(result);
        return state == null ? ResultState.NESTED : state.nextEnter();
    }

    /** {@code next} ended; {@code row} is what it returned. */
    public static void nextExit(Object result, long start, boolean row) {
        ResultState state = stateOfResult(result);
        // Null where the driver closed the result by itself, at its last row.
        if (state != null) {
            state.nextExit(start, row);
        }
    }

    /**
     * A result changes its current row. Drivers move about meanwhile, which reads nothing for the application.
     *
     * @return whether {@link #changeExit} is to be called
     */
    public static boolean changeEnter(Object result) {
        ResultHandle handle = handleOf(result);
        if (handle == null) {
            return false;
        }
        // What is changed and what it is found by need not be read, but must be there.
        handle.readUnseen();
        ResultState state = handle.current();
        return state != null && state.changeEnter();
    }

    /** The row has been changed. */
    public static void changeExit(Object result) {
        ResultState state = stateOfResult(result);
        if (state != null) {
            state.changeExit();
        }
    }

    /** A column is read by its number. */
    public static void columnRead(Object result, int column) {
        ResultHandle handle = handleOf(result);
        if (handle != null) {
            handle.read(column);
        }
    }

    /** A column is read by its label; {@link #columnFound} follows if it has one. */
    public static void findColumn(Object result) {
        ResultHandle handle = handleOf(result);
        if (handle != null) {
            handle.find();
        }
    }

    /** A column has been read by its label. */
    public static void columnFound(Object result) {
        ResultHandle handle = handleOf(result);
        if (handle != null) {
            handle.found();
        }
    }

    private static @Nullable ResultHandle handleOf(Object result) {
        return result instanceof ObservedResult observed ? (ResultHandle) observed.pitot$result() : null;
    }

    /** A result set is closed by the application. */
    public static void resultClosed(ObservedResult result) {
        ResultHandle handle = (ResultHandle) result.pitot$result();
        if (handle != null) {
            ResultState state = handle.current();
            if (state != null && handle.columns() > ReadColumns.UNKNOWN && ReadColumns.isWithoutCount(state.queryId)) {
                // Only what is closed after this asks for its own columns.
                ReadColumns.count(state.queryId, ColumnCounts.ask(result));
            }
            result.pitot$result(null);
            if (state != null && state.isUntold()) {
                finish(ThreadState.current(state.keeper), state);
            }
        }
    }

    /** A statement is closed. */
    public static void statementClosed(ObservedStatement statement) {
        StatementState state = stateOf(statement);
        if (state != null) {
            statement.pitot$statement(null);
            ThreadState thread = ThreadState.current(state.result.keeper);
            if (state.result.isUntold()) {
                finish(thread, state.result);
            }
            if (!state.result.open) {
                thread.recycle(state);
            }
        }
    }

    /** Publishes the events of results that are still open as their request ends, and what large objects took since others closed. */
    static void publishOpen(ThreadState thread) {
        thread.tellLobTime();
        for (int i = thread.keptLimit() - 1; i >= 0; i--) {
            ResultState result = thread.kept(i);
            if (result.isKeptBy(thread)) {
                if (!result.ended && (result.flags & EventLayout.FLAG_ROWS_READ) != 0) {
                    result.flags |= EventLayout.FLAG_UNCLOSED;
                    if (result.count > 0) {
                        // What is read after this, and never closed, would be told by nobody.
                        ReadColumns.add(result.queryId, ReadColumns.UNKNOWN);
                    }
                }
                publish(thread, result);
                result.open = !result.ended;
            }
            if (result.isListed) {
                thread.forget(result);
            }
        }
    }

    private static @Nullable ResultState executed(
            ThreadState thread,
            Object statement,
            @Nullable String sql,
            long duration,
            @Nullable Throwable thrown,
            int flags,
            long count) {
        int query = NameTable.OTHER;
        long arguments = 0;
        int known = 0;
        StatementState state = stateOf(statement);
        if (sql != null) {
            if (state == null && statement instanceof ObservedStatement observed) {
                state = thread.newStatement(null);
                observed.pitot$statement(state);
            }
            if (state != null) {
                resolve(state, thread, sql);
                query = state.queryId;
                arguments = state.literals;
                known = state.skipsMany ? EventLayout.FLAG_SKIPPED : 0;
            } else {
                SqlReader reader = thread.sql();
                query = reader.resolve(sql);
                arguments = reader.literals();
                known = reader.rowsSkipped() == RowsSkipped.LARGE ? EventLayout.FLAG_SKIPPED : 0;
            }
            known |= EventLayout.FLAG_ARGUMENTS;
        } else if (state != null) {
            query = state.queryId;
            arguments = Hashing.combine(state.literals, state.arguments);
            state.executed = true;
            known = state.skipsMany
                    ? EventLayout.FLAG_ARGUMENTS | EventLayout.FLAG_SKIPPED
                    : EventLayout.FLAG_ARGUMENTS;
        }
        if (state != null && state.transaction != null) {
            state.transaction.statementRan(thread, state, thrown);
        }
        int site = thread.site(EventKind.QUERY, query);
        // A result that is open: another thread's request has not published the execution before this, which must not
        // be lost.
        if (state == null || thrown != null || (flags & EventLayout.FLAG_ROWS_CHANGED) != 0 || state.result.open) {
            if ((flags & EventLayout.FLAG_ROWS_READ) != 0 && thrown == null) {
                ReadColumns.add(query, ReadColumns.UNKNOWN);
            }
            publish(
                    thread,
                    query,
                    site,
                    flags | known,
                    thread.requestId,
                    thread.jdbcStart,
                    duration,
                    count,
                    arguments,
                    0,
                    state == null ? 0 : state.result.database,
                    thrown);
            return null;
        }
        ResultState result = state.result;
        result.queryId = query;
        result.site = site;
        result.flags = flags | known;
        result.requestId = thread.requestId;
        result.start = thread.jdbcStart;
        result.duration = duration;
        result.arguments = arguments;
        result.published = false;
        if (result.keeper != thread) {
            result.keeper = thread;
        }
        result.begin(!FetchTimes.isQuick(query) || thread.isFetchDue());
        state.executedStart = thread.jdbcStart;
        if (thread.requestId == 0 || !thread.keep(state)) {
            publish(thread, result);
        }
        return result;
    }

    /** Publishes what is not yet published of a result, unless another thread is to do that. */
    private static void finish(ThreadState thread, ResultState result) {
        result.tellColumns();
        if (result.published) {
            result.open = false;
            if (result.count > 0 || result.hasSteps()) {
                thread.record(
                        EventLayout.header(EventKind.FETCH, result.flags, 0, 0),
                        result.requestId,
                        result.start,
                        0,
                        EventLayout.subjectAndSite(result.queryId, CallSites.NONE),
                        result.takeCount(),
                        0,
                        result.takeFetchNanos());
            }
        } else if (result.keeper == thread) {
            result.open = false;
            publish(thread, result);
            if (result.isListed) {
                thread.forget(result);
            }
        } else {
            result.ended = true;
        }
    }

    private static void publish(ThreadState thread, ResultState result) {
        // Before: its event may end the unit of work that it comes too late for, and so publish what is open.
        result.published = true;
        publish(
                thread,
                result.queryId,
                result.site,
                result.flags,
                result.requestId,
                result.start,
                result.duration,
                result.takeCount(),
                result.arguments,
                result.takeFetchNanos(),
                result.database,
                null);
    }

    private static void publish(
            ThreadState thread,
            int query,
            int site,
            int flags,
            long requestId,
            long start,
            long duration,
            long count,
            long arguments,
            long fetchNanos,
            int databaseOrBatchSize,
            @Nullable Throwable thrown) {
        int allFlags = thrown == null ? flags : flags | EventLayout.FLAG_ERROR;
        int errorId = thrown == null ? 0 : SqlErrors.id(thrown);
        thread.record(
                EventLayout.header(EventKind.QUERY, allFlags, errorId, databaseOrBatchSize),
                requestId,
                start,
                duration,
                EventLayout.subjectAndSite(query, site),
                count,
                arguments,
                fetchNanos);
    }

    private static void resolve(StatementState state, ThreadState thread, String sql) {
        SqlReader reader = thread.sql();
        state.queryId = reader.resolve(sql);
        state.literals = reader.literals();
        state.rowsSkipped = reader.rowsSkipped();
        state.skipsMany = state.rowsSkipped == RowsSkipped.LARGE;
    }

    private static @Nullable StatementState stateOf(Object statement) {
        return statement instanceof ObservedStatement observed ? stateOf(observed) : null;
    }

    private static @Nullable StatementState stateOf(ObservedStatement statement) {
        return (StatementState) statement.pitot$statement();
    }

    static @Nullable ResultState stateOfResult(Object result) {
        ResultHandle handle = handleOf(result);
        return handle == null ? null : handle.current();
    }

    private static long changed(@Nullable Object counts) {
        long sum = 0;
        if (counts instanceof int[] ints) {
            for (int count : ints) {
                sum += Math.max(count, 0);
            }
        } else if (counts instanceof long[] longs) {
            for (long count : longs) {
                sum += Math.max(count, 0);
            }
        }
        return sum;
    }
}
