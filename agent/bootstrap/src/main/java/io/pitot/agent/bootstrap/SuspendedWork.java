package io.pitot.agent.bootstrap;

/** What a thread was doing when it began to work for another request, until it has done that. */
final class SuspendedWork {

    final @Nullable SuspendedWork next;
    private final int inside;
    private final long jdbcStart;
    private final long poolStart;
    private final long inferenceStart;
    private final int inferenceModel;
    private final int inferencesAtOnce;
    private final @Nullable HttpCall call;
    private final long requestId;
    private final long requestStart;
    private final boolean isMetered;
    private final long requestCpu;
    private final long requestAllocated;
    private final long requestBytesOut;
    private final int responseFlags;
    private final boolean isCut;
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
    private final @Nullable MessageSource taken;
    private final long takenUntil;

    SuspendedWork(ThreadState thread, @Nullable SuspendedWork next) {
        this.next = next;
        inside = thread.inside;
        jdbcStart = thread.jdbcStart;
        poolStart = thread.poolStart;
        inferenceStart = thread.inferenceStart;
        inferenceModel = thread.inferenceModel;
        inferencesAtOnce = thread.inferencesAtOnce;
        call = thread.call;
        requestId = thread.requestId;
        requestStart = thread.requestStart;
        isMetered = thread.isMetered;
        requestCpu = thread.requestCpu;
        requestAllocated = thread.requestAllocated;
        requestBytesOut = thread.requestBytesOut;
        responseFlags = thread.responseFlags;
        isCut = thread.isCut;
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
        taken = thread.taken;
        takenUntil = thread.takenUntil;
    }

    void restore(ThreadState thread) {
        thread.inside = inside;
        thread.jdbcStart = jdbcStart;
        thread.poolStart = poolStart;
        thread.inferenceStart = inferenceStart;
        thread.inferenceModel = inferenceModel;
        thread.inferencesAtOnce = inferencesAtOnce;
        thread.call = call;
        thread.requestId = requestId;
        thread.requestStart = requestStart;
        thread.isMetered = isMetered;
        thread.requestCpu = requestCpu;
        thread.requestAllocated = requestAllocated;
        thread.requestBytesOut = requestBytesOut;
        thread.responseFlags = responseFlags;
        thread.isCut = isCut;
        thread.requestError = requestError;
        thread.requestMethod = requestMethod;
        thread.routePrefix = routePrefix;
        thread.endpointId = endpointId;
        thread.routeRank = routeRank;
        thread.dispatches = dispatches;
        thread.exchange = exchange;
        thread.taken = taken;
        thread.takenUntil = takenUntil;
        thread.restore(identity, borrowed, isInherited);
    }
}
