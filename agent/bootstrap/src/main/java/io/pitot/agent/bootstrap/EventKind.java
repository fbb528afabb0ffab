package io.pitot.agent.bootstrap;

/** What an event tells; the lowest byte of {@link EventLayout#HEADER}. Never 0: 0 marks an empty slot. */
public final class EventKind {

    /** A unit of work ended. Published after every other event of the same thread in that request. */
    public static final int REQUEST = 1;

    /** A statement or a batch was executed, with what was read of its result so far. */
    public static final int QUERY = 2;

    /** Rows read, or rows updated, that became known after the {@link #QUERY} event was published. */
    public static final int FETCH = 3;

    /** A connection was asked of a pool. */
    public static final int POOL_WAIT = 4;

    /** A model was called. */
    public static final int INFERENCE = 5;

    /** A connection's transaction ended: by a commit, a rollback, auto-commit, or the connection's close. */
    public static final int TRANSACTION = 6;

    /** A pooled connection was given back, or its request ended without that. */
    public static final int CONNECTION = 7;

    /** Another service was called over HTTP, until the head of its response was there. */
    public static final int HTTP_CALL = 8;

    /** A cache was asked in another process: one round trip. */
    public static final int CACHE = 9;

    /** The greatest of these. */
    public static final int LAST = CACHE;

    private EventKind() {}
}
