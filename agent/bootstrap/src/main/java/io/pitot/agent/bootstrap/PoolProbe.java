package io.pitot.agent.bootstrap;

/** What woven connection pools call. {@link #enter} answers null inside another pool; {@link #exit} is then not to be called. */
public final class PoolProbe {

    private PoolProbe() {}

    /** A connection is asked of a pool. */
    public static @Nullable ThreadState enter() {
        ThreadState state = ThreadState.current();
        if ((state.inside & ThreadState.POOL) != 0) {
            return null;
        }
        state.poolWaiting = 0;
        state.poolActive = 0;
        state.poolSize = 0;
        state.poolStart = System.nanoTime();
        state.inside |= ThreadState.POOL;
        return state;
    }

    /**
     * How the pool is that this thread asks for a connection, told by an inner part of the pool before its {@link
     * #exit(ThreadState, String, Object, Throwable, boolean)}. The last to tell counts.
     *
     * @param waiting threads that wait besides
     * @param active connections in use
     * @param size connections in the pool
     */
    public static void numbers(int waiting, int active, int size) {
        ThreadState state = ThreadState.current();
        state.poolWaiting = waiting;
        state.poolActive = active;
        state.poolSize = size;
    }

    /** The pool promised a connection for later: waiting for it is another call. */
    public static void promised(ThreadState state) {
        state.inside &= ~ThreadState.POOL;
    }

    /** The pool answered, and {@link #numbers} told how it was then, or nothing did. */
    public static void exit(
            ThreadState state,
            @Nullable String pool,
            @Nullable Object connection,
            @Nullable Throwable thrown,
            boolean isTimeout) {
        exit(state, pool, state.poolWaiting, state.poolActive, state.poolSize, connection, thrown, isTimeout);
    }

    /**
     * The pool answered.
     *
     * @param pool the pool's name, or null where unknown
     * @param waiting threads that waited besides, or 0 where unknown
     * @param active connections in use, or 0 where unknown
     * @param size connections in the pool, or 0 where unknown
     * @param connection what it handed out, which the application has from now on; null where that is told by {@link
     *     #taken}, or there is none
     * @param thrown why there was no connection, or null
     * @param isTimeout whether that was because none became free in time: no timeout is a database that refuses, a
     *     closed pool or an interrupted thread
     */
    public static void exit(
            ThreadState state,
            @Nullable String pool,
            int waiting,
            int active,
            int size,
            @Nullable Object connection,
            @Nullable Throwable thrown,
            boolean isTimeout) {
        state.inside &= ~ThreadState.POOL;
        long end = System.nanoTime();
        int id = pool == null ? NameTable.OTHER : Names.named(Names.POOLS, pool);
        int flags = 0;
        int error = 0;
        if (thrown != null) {
            flags = isTimeout ? EventLayout.FLAG_ERROR | EventLayout.FLAG_TIMEOUT : EventLayout.FLAG_ERROR;
            error = Names.named(Names.ERRORS, thrown.getClass().getName());
        }
        state.record(
                EventLayout.header(EventKind.POOL_WAIT, flags, error, waiting),
                state.requestId,
                state.poolStart,
                end - state.poolStart,
                EventLayout.subjectAndSite(id, CallSites.NONE),
                ((long) active << 32) | size,
                0,
                0);
        if (connection instanceof HeldConnection held) {
            hold(state, held, id, end);
        }
    }

    /**
     * The application has a connection from now on, which the pool does not know by what it hands out.
     *
     * @param connection what it knows it by; not observed if its class was left alone
     * @param pool the pool's name
     */
    public static void taken(Object connection, String pool) {
        if (connection instanceof HeldConnection held) {
            hold(ThreadState.current(), held, Names.named(Names.POOLS, pool), System.nanoTime());
        }
    }

    private static void hold(ThreadState state, HeldConnection held, int pool, long start) {
        int site = state.siteNowAndThen(EventKind.CONNECTION, pool);
        ConnectionHold hold = new ConnectionHold(pool, site, state.requestId, start);
        held.pitot$hold(hold);
        if (state.requestId != 0) {
            state.took(hold);
        }
    }

    /** The application has given it back. */
    public static void givenBack(@Nullable Object connection) {
        if (connection instanceof HeldConnection held && held.pitot$hold() instanceof ConnectionHold hold) {
            held.pitot$hold(null);
            ThreadState state = ThreadState.current();
            long told = hold.giveBack();
            long now = System.nanoTime();
            // One that was taken elsewhere, in a request that has ended perhaps, is none of this request's.
            long requestId = told == 0 && hold.requestId == state.requestId ? hold.requestId : 0;
            record(state, hold, told == 0 ? 0 : EventLayout.FLAG_LATE, requestId, now, told);
        }
    }

    /** Tells of the connections that the thread's current request has taken and still has as it ends. */
    static void publishKept(ThreadState state, long end) {
        for (ConnectionHold hold = state.takeHold(); hold != null; hold = state.takeHold()) {
            if (hold.keep(end, state.endpointId) != ConnectionHold.GIVEN_BACK) {
                record(state, hold, EventLayout.FLAG_KEPT, hold.requestId, end, 0);
            }
        }
    }

    private static void record(ThreadState state, ConnectionHold hold, int flags, long requestId, long end, long told) {
        state.record(
                EventLayout.header(EventKind.CONNECTION, flags, 0, 0),
                requestId,
                end,
                0,
                EventLayout.subjectAndSite(hold.pool, hold.site),
                told,
                flags == EventLayout.FLAG_LATE ? hold.endpointId() : 0,
                end - hold.start);
    }
}
