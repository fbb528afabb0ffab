package io.pitot.agent.bootstrap;

/**
 * The time that one thread spends in large objects. It is part of its query's event while that is held back; what comes later is
 * summed up and told by one {@link EventKind#FETCH} for all calls in a row on objects of one execution. For one thread.
 */
final class LobTime {

    /** What the outermost call that is under way reads, or null. */
    private @Nullable LobOrigin reading;

    /** What the time belongs to that has not been told, or null. */
    private @Nullable LobOrigin untold;

    private long untoldNanos;

    void begin(LobOrigin origin) {
        reading = origin;
    }

    @Nullable
    LobOrigin reading() {
        return reading;
    }

    /** Ends the call. The time counts to its own query and request, or, in another request or after its own, to none. */
    void end(ThreadState thread, long nanos) {
        LobOrigin origin = reading;
        reading = null;
        if (origin == null || !origin.isOfWorkOf(thread)) {
            return;
        }
        ResultState result = origin.unpublished(thread);
        if (result != null) {
            result.lobNanos += nanos;
            return;
        }
        if (untold != null && !isOfSameExecution(untold, origin)) {
            tell(thread);
        }
        RequestIdentity borrowed = thread.borrowed();
        if (borrowed != null && borrowed.hasEnded()) {
            return;
        }
        untold = origin;
        untoldNanos += nanos;
        if (thread.requestId == 0 || borrowed != null) {
            // Nothing says when there is no more, or the request may have ended by then.
            tell(thread);
        }
    }

    /** Tells what has not been told. */
    void tell(ThreadState thread) {
        LobOrigin origin = untold;
        if (origin != null) {
            long nanos = untoldNanos;
            untold = null;
            untoldNanos = 0;
            thread.record(
                    EventLayout.header(EventKind.FETCH, origin.flags, 0, 0),
                    origin.requestId,
                    origin.start,
                    0,
                    EventLayout.subjectAndSite(origin.query, CallSites.NONE),
                    0,
                    0,
                    nanos);
        }
    }

    private static boolean isOfSameExecution(LobOrigin one, LobOrigin other) {
        return one.start == other.start && one.query == other.query && one.requestId == other.requestId;
    }
}
