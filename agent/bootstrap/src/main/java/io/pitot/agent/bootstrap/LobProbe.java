package io.pitot.agent.bootstrap;

/**
 * What woven result sets and large objects call: the time that a driver takes to read a value after its row, from a server perhaps, is fetch
 * time of the query that found it. No row and no execution comes of it. Only the outermost call counts, and none inside an
 * execution, which has that time already.
 *
 * <p>A thread that reads in another request than the query's, or after its end, counts nothing.
 */
public final class LobProbe {

    private LobProbe() {}

    /** A result set returned a value, which may be a large object. */
    public static void handedOut(Object result, @Nullable Object value) {
        if (value instanceof ObservedLob lob && lob.pitot$lob() == null) {
            ResultState state = JdbcProbe.stateOfResult(result);
            if (state != null) {
                lob.pitot$lob(new LobOrigin(state));
            }
        }
    }

    /** A result set is asked for a stream of a value, which may be that of a large object. Null as in {@link #enter}. */
    public static @Nullable ThreadState streamEnter(Object result) {
        ResultState state = JdbcProbe.stateOfResult(result);
        return state == null ? null : enter(ThreadState.current(), new LobOrigin(state));
    }

    /** A call begins that may read. Null where it is not known of what, and inside another JDBC call. */
    public static @Nullable ThreadState enter(ObservedLob lob) {
        LobOrigin origin = (LobOrigin) lob.pitot$lob();
        return origin == null ? null : enter(ThreadState.current(), origin);
    }

    private static @Nullable ThreadState enter(ThreadState thread, LobOrigin origin) {
        if ((thread.inside & ThreadState.JDBC) != 0) {
            return null;
        }
        LobTime time = thread.lobTime();
        time.begin(origin);
        thread.jdbcStart = System.nanoTime();
        thread.inside |= ThreadState.JDBC | ThreadState.LOB;
        return thread;
    }

    /** That call ended. */
    public static void exit(ThreadState thread) {
        thread.inside &= ~(ThreadState.JDBC | ThreadState.LOB);
        long nanos = System.nanoTime() - thread.jdbcStart;
        thread.lobTime().end(thread, nanos);
    }

    /** Something was made that can be read: within such a call it reads the same object. */
    public static void made(ObservedLob reader) {
        ThreadState thread = ThreadState.current();
        if ((thread.inside & ThreadState.LOB) != 0) {
            reader.pitot$lob(thread.lobTime().reading());
        }
    }
}
