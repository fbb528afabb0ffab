package io.pitot.agent.bootstrap;

/**
 * A pooled connection in the hands of the application, from the moment at which it was handed out. Any thread may give it
 * back. Does not refer to the connection: what is lost must not be kept by us.
 */
final class ConnectionHold {

    /** What {@link #keep} answers of a connection that its pool has. */
    static final long GIVEN_BACK = -1;

    private static final long UNTOLD = 0;

    /** Name id of the pool. */
    final int pool;

    /** Where it was asked for, or {@link CallSites#NONE}. */
    final int site;

    /** The request in which it was handed out, or 0. */
    final long requestId;

    /** {@link System#nanoTime} at that moment. */
    final long start;

    /** Name id of the endpoint that its request turned out to be; known once it is told. */
    private int endpointId;

    private boolean isGivenBack;

    /** How long it had been held as its request ended; {@link #UNTOLD} before that. */
    private long told = UNTOLD;

    ConnectionHold(int pool, int site, long requestId, long start) {
        this.pool = pool;
        this.site = site;
        this.requestId = requestId;
        this.start = start;
    }

    /** The pool has it again. Answers how long it had been held as its request ended; 0 if that has not ended. */
    synchronized long giveBack() {
        isGivenBack = true;
        return told;
    }

    /** Its request, which was for this endpoint, has ended. Answers how long it has been held then, or {@link #GIVEN_BACK}: it is not held any more. */
    synchronized long keep(long end, int endpointId) {
        if (isGivenBack) {
            return GIVEN_BACK;
        }
        this.endpointId = endpointId;
        told = Math.max(end - start, 1);
        return told;
    }

    /** The endpoint of the request that ended before it was given back; 0 if none has. */
    synchronized int endpointId() {
        return endpointId;
    }

    synchronized boolean isGivenBack() {
        return isGivenBack;
    }
}
