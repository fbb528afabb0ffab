package io.pitot.agent.bootstrap;

/**
 * The execution that a large object came from, as it was when the object was handed out: the state of its result serves other
 * executions later. Immutable, for any thread.
 */
final class LobOrigin {

    private final ResultState result;
    private final ThreadState keeper;
    final int query;
    final int flags;
    final long requestId;
    final long start;

    LobOrigin(ResultState result) {
        this.result = result;
        keeper = result.keeper;
        query = result.queryId;
        flags = result.flags;
        requestId = result.requestId;
        start = result.start;
    }

    /** Its result, while the thread has still to publish the execution's event; else null. */
    @Nullable
    ResultState unpublished(ThreadState thread) {
        return keeper == thread && !result.published && result.keeper == thread && result.start == start
                ? result
                : null;
    }

    /** Whether what the thread does now is part of the unit of work in which the query ran. */
    boolean isOfWorkOf(ThreadState thread) {
        return requestId == thread.requestId && (requestId != 0 || keeper == thread);
    }
}
