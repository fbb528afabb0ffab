package io.pitot.agent.bootstrap;

/** What a thread was doing when it began to work for another request, until it has done that. */
final class SuspendedWork {

    final @Nullable SuspendedWork next;
    private final int inside;
    private final long jdbcStart;
    private final long poolStart;
    private final long inferenceStart;
    private final long requestId;
    private final long requestStart;
    private final boolean isMetered;
    private final long requestCpu;
    private final long requestAllocated;
    private final long requestBytesOut;
    private final @Nullable Throwable requestError;
    private final String requestMethod;
    private final @Nullable String routePrefix;
    private final int endpointId;
    private final int routeRank;
    private final @Nullable IdentityCarrier exchange;
    private final @Nullable RequestIdentity identity;
    private final @Nullable RequestIdentity borrowed;
    private final boolean isInherited;
    private final int dispatches;

    SuspendedWork(ThreadState thread, @Nullable SuspendedWork next) {
        this.next = next;
        inside = thread.inside;
        jdbcStart = thread.jdbcStart;
        poolStart = thread.poolStart;
        inferenceStart = thread.inferenceStart;
        requestId = thread.requestId;
        requestStart = thread.requestStart;
        isMetered = thread.isMetered;
        requestCpu = thread.requestCpu;
        requestAllocated = thread.requestAllocated;
        requestBytesOut = thread.requestBytesOut;
        requestError = thread.requestError;
        requestMethod = thread.requestMethod;
        routePrefix = thread.routePrefix;
        endpointId = thread.endpointId;
        routeRank = thread.routeRank;
        exchange = thread.exchange;
        identity = thread.identityIfAny();
        borrowed = thread.borrowed();
        isInherited = thread.isInherited();
        dispatches = thread.dispatches;
    }

    void restore(ThreadState thread) {
        thread.inside = inside;
        thread.jdbcStart = jdbcStart;
        thread.poolStart = poolStart;
        thread.inferenceStart = inferenceStart;
        thread.requestId = requestId;
        thread.requestStart = requestStart;
        thread.isMetered = isMetered;
        thread.requestCpu = requestCpu;
        thread.requestAllocated = requestAllocated;
        thread.requestBytesOut = requestBytesOut;
        thread.requestError = requestError;
        thread.requestMethod = requestMethod;
        thread.routePrefix = routePrefix;
        thread.endpointId = endpointId;
        thread.routeRank = routeRank;
        thread.dispatches = dispatches;
        thread.exchange = exchange;
        thread.restore(identity, borrowed, isInherited);
    }
}
