package io.pitot.agent.bootstrap;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What woven code calls for units of work. Every method is cheap, never blocks and is
 * called on the application's thread. An {@code enter} method answers null inside another call of its
 * own family; its {@code exit} is then not to be called.
 */
public final class Probe {

    /** The kind of unit of work that an HTTP request is. */
    static final String HTTP = "http";

    /** The route of HTTP requests that nothing has named. */
    static final String UNMATCHED = "(unmatched)";

    private static final AtomicLong REQUESTS = new AtomicLong();
    private static final int SERVER_ERROR = 500;

    private Probe() {}

    /** A request begins on this thread. Null if one is under way: filters, servlets and dispatches nest. */
    public static @Nullable ThreadState requestEnter() {
        ThreadState state = ThreadState.current();
        state.leaveWhatIsDoubtful();
        state.endTaken(false);
        if (state.requestId != 0) {
            if (!state.isBorrowed() || state.isInRequestOfConnection()) {
                return null;
            }
            // A pool's thread that was handed more than the work of one request: this one came from outside.
            state.suspend();
            state.restore(null, null, false);
        }
        state.startCounting();
        state.announce();
        state.inside = 0;
        state.call = null;
        state.endpointId = 0;
        state.routeRank = 0;
        state.requestMethod = "";
        state.routePrefix = "";
        state.requestBytesOut = ThreadMeter.UNKNOWN;
        state.requestError = null;
        state.responseFlags = 0;
        state.isCut = false;
        state.isMetered = state.isMeterDue();
        if (state.isMetered) {
            ThreadMeter meter = ThreadMeter.current();
            state.requestCpu = meter.cpuNanos();
            state.requestAllocated = meter.allocatedBytes();
        }
        state.requestStart = System.nanoTime();
        state.beListedIfPossible();
        // Last: what fails before leaves the thread outside any request, not inside one that never ends.
        state.requestId = nextRequestId();
        return state;
    }

    /** Never 0; negative where the unit of work is not to be {@linkplain Observing observed}. */
    static long nextRequestId() {
        return Observing.decided(REQUESTS.incrementAndGet());
    }

    /**
     * A unit of work other than an HTTP request begins on this thread. Null inside another unit of work. To be ended by
     * {@link #workExit}.
     *
     * @param kind kind of unit of work, such as {@code job}
     * @param name what it is called; never anything that differs from run to run
     */
    public static @Nullable ThreadState workEnter(String kind, String name) {
        ThreadState state = ThreadState.current();
        state.leaveWhatIsDoubtful();
        state.endTaken(false);
        return workEnter(kind, "", name);
    }

    /** @param method tells units of work of one name apart; empty where there is nothing to tell */
    static @Nullable ThreadState workEnter(String kind, String method, String name) {
        return ThreadState.current().requestId != 0 ? null : namedEnter(kind, method, name);
    }

    /** The same of work that comes from outside this JVM, as requests do: a thread that works for another unit of work leaves it. */
    static @Nullable ThreadState deliveredEnter(String kind, String name) {
        return namedEnter(kind, "", name);
    }

    /** The current unit of work is told whatever is observed in it, if it is one of this kind that {@link #workExit} ends. */
    static void workIsWorthTelling(String kind) {
        ThreadState state = ThreadState.current();
        if (state.requestId != 0 && state.routeRank < RouteProbe.FRAMEWORK) {
            EndpointName name = Names.ENDPOINTS.name(state.endpointId);
            if (name != null && name.kind().equals(kind)) {
                state.route(RouteProbe.FRAMEWORK, state.endpointId);
            }
        }
    }

    private static @Nullable ThreadState namedEnter(String kind, String method, String name) {
        // Before it begins: a unit of work whose enter fails is never ended.
        int endpoint = Names.endpoint(kind, method, name);
        ThreadState state = requestEnter();
        if (state != null) {
            state.routeRank = RouteProbe.CONTAINER;
            state.endpointId = endpoint;
        }
        return state;
    }

    /** The same by the name that the application knows it by. Inside another unit of work of its kind it names that. */
    static @Nullable ThreadState namedWorkEnter(String kind, String name) {
        ThreadState state = ThreadState.current();
        state.leaveWhatIsDoubtful();
        state.endTaken(false);
        if (state.requestId == 0) {
            return workEnter(kind, name);
        }
        EndpointName outer = Names.ENDPOINTS.name(state.endpointId);
        if (outer != null && outer.kind().equals(kind) && state.routeRank < RouteProbe.FRAMEWORK) {
            state.route(RouteProbe.FRAMEWORK, Names.endpoint(kind, "", name));
        }
        return null;
    }

    /**
     * That unit of work has ended.
     *
     * @param isWorthTelling whether it is a unit of work also where nothing was observed in it: what a scheduler
     *     runs may be a library's housekeeping
     */
    public static void workExit(ThreadState state, @Nullable Throwable thrown, boolean isWorthTelling) {
        if (state.requestId == 0) {
            // Left before: it was doubtful.
            return;
        }
        boolean isTold = true;
        Throwable failed = thrown;
        try {
            state.endTaken(true);
            JdbcProbe.publishOpen(state);
            boolean isEventful = state.endForOthers();
            boolean isNamed = state.routeRank == RouteProbe.FRAMEWORK;
            failed = thrown == null && isNamed ? state.requestError : thrown;
            isTold = isEventful || isWorthTelling || isNamed || failed != null;
        } finally {
            // Whatever failed, it ends.
            if (isTold) {
                requestExit(state, 0, failed);
            } else {
                state.endWork();
            }
        }
    }

    /**
     * The request that {@link #requestEnter} began has ended.
     *
     * @param status the HTTP status as the client sees it, one of {@link Statuses}, or 0 where there is none
     * @param thrown what left the outermost woven method, or null
     */
    public static void requestExit(ThreadState state, int status, @Nullable Throwable thrown) {
        if (state.requestId == 0) {
            // Left before: it was doubtful.
            return;
        }
        state.endTaken(true);
        if (state.isBorrowed()) {
            if (thrown != null) {
                requestError(thrown);
            }
            state.leave();
            return;
        }
        exit(state, System.nanoTime(), status, thrown);
    }

    /** What a thread has taken has ended, at a moment that may lie behind. */
    static void takenExit(ThreadState state, long end, boolean isWorthTelling) {
        JdbcProbe.publishOpen(state);
        if (state.endForOthers() || isWorthTelling || state.requestError != null) {
            exit(state, end, 0, state.requestError);
        } else {
            state.endWork();
        }
    }

    private static void exit(ThreadState state, long end, int status, @Nullable Throwable thrown) {
        state.requestEnd = end;
        try {
            RequestIdentity identity = state.identityIfAny();
            if (identity == null) {
                publishRequest(state, state.requestStart, end - state.requestStart, status, thrown);
            } else if (identity.suspend()) {
                suspendRequest(state, identity, thrown);
            } else {
                state.requestBytesOut = identity.bytesOut(state.requestBytesOut);
                endSpread(state, identity, end, identity.status(status), thrown);
            }
        } finally {
            // Whatever failed: a thread that stays inside a request sees no later one.
            state.endWork();
        }
    }

    /**
     * The current request is about to go on when its first thread returns: to be followed by {@link #requestIsAsync}
     * once it is certain to be completed.
     *
     * @param carrier the container's request, which finds it again on other threads
     * @return what completes it; null outside requests, and where it is known already
     */
    public static @Nullable RequestIdentity requestStartsAsync(Object carrier) {
        ThreadState state = ThreadState.current();
        if (state.requestId == 0) {
            return null;
        }
        RequestIdentity identity = state.identity();
        if (carrier instanceof IdentityCarrier known) {
            known.pitot$identity(identity);
        }
        IdentityCarrier exchange = state.exchange;
        if (exchange != null) {
            exchange.pitot$identity(identity);
            identity.endWithExchange();
        }
        return identity.isAsync() ? null : identity;
    }

    /** The request ends when it is {@link #requestCompleted}, and not when its first thread returns. */
    public static void requestIsAsync(RequestIdentity identity) {
        identity.goAsync();
    }

    /**
     * The container comes back with a request that went on asynchronously. Null if it is none of those, or on a thread
     * that is in a request. To be ended by {@link #requestExit}.
     */
    public static @Nullable ThreadState requestResumes(@Nullable Object carrier) {
        if (carrier instanceof IdentityCarrier known
                && known.pitot$identity() instanceof RequestIdentity identity
                && !identity.hasEnded()) {
            ThreadState state = ThreadState.current();
            state.endTaken(false);
            return state.requestId == 0 ? Propagation.enter(identity) : null;
        }
        return null;
    }

    /**
     * An asynchronous request is complete, as far as its servlets are concerned: where the server tells of its end, that is
     * waited for. The first call counts. Any thread.
     */
    public static void requestCompleted(RequestIdentity identity, int status) {
        if (!identity.endsWithExchange()) {
            requestCompleted(identity, status, ThreadMeter.UNKNOWN);
        }
    }

    /** The same, of the whole request. */
    static void requestCompleted(RequestIdentity identity, int status, long bytesOut) {
        requestCompleted(identity, status, bytesOut, false);
    }

    static void requestCompleted(RequestIdentity identity, int status, long bytesOut, boolean isCut) {
        if (!identity.complete(status, bytesOut)) {
            return;
        }
        ThreadState state = ThreadState.current();
        boolean isWithin = state.worksFor(identity);
        if (!isWithin) {
            state.borrow(identity);
        }
        try {
            state.requestBytesOut = bytesOut;
            state.isCut = isCut;
            if (isWithin) {
                JdbcProbe.publishOpen(state);
            }
            long end = System.nanoTime();
            state.requestEnd = end;
            endSpread(state, identity, end, status, null);
        } finally {
            if (!isWithin) {
                state.endWork();
            }
        }
    }

    private static void suspendRequest(ThreadState state, RequestIdentity identity, @Nullable Throwable thrown) {
        JdbcProbe.publishOpen(state);
        state.leaveHolds(identity);
        Throwable error = thrown != null ? thrown : state.requestError;
        if (error != null) {
            identity.failed(error);
        }
        if (state.isMetered) {
            ThreadMeter meter = ThreadMeter.current();
            identity.consumed(meter.cpuNanos() - state.requestCpu, meter.allocatedBytes() - state.requestAllocated);
        }
    }

    private static void endSpread(
            ThreadState state, RequestIdentity identity, long end, int status, @Nullable Throwable thrown) {
        if (state.routeRank < identity.routeRank()) {
            state.routeRank = identity.routeRank();
            state.endpointId = identity.endpointId;
        }
        Throwable error = identity.error;
        int flags = identity.responseFlags();
        if (error != null && (state.requestError == null || (isFailed(flags) && !isFailed(state.responseFlags)))) {
            state.requestError = error;
        }
        state.responseFlags |= flags;
        nameUnmatched(state);
        // Before it is over: what is recorded then is not its own.
        PoolProbe.publishKept(state, end);
        identity.end();
        publishRequest(state, identity.start, end - identity.start, status, thrown);
        // What a task refers to for long must not keep the application's classes.
        identity.error = null;
    }

    static void publishRequest(ThreadState state, long start, long duration, int status, @Nullable Throwable thrown) {
        JdbcProbe.publishOpen(state);
        nameUnmatched(state);
        PoolProbe.publishKept(state, start + duration);
        recordEnd(state, start, duration, status, thrown);
    }

    private static void nameUnmatched(ThreadState state) {
        if (state.endpointId == 0 && state.routeRank == 0) {
            state.endpointId = Names.endpoint(HTTP, state.requestMethod, UNMATCHED);
        }
    }

    static void recordEnd(ThreadState state, long start, long duration, int status, @Nullable Throwable thrown) {
        long cpu = ThreadMeter.UNKNOWN;
        long allocated = ThreadMeter.UNKNOWN;
        if (state.isMetered) {
            ThreadMeter meter = ThreadMeter.current();
            cpu = consumed(state.requestCpu, meter.cpuNanos());
            allocated = consumed(state.requestAllocated, meter.allocatedBytes());
            RequestIdentity identity = state.identityIfAny();
            if (identity != null) {
                cpu = cpu < 0 ? cpu : cpu + identity.cpuNanos();
                allocated = allocated < 0 ? allocated : allocated + identity.allocatedBytes();
            }
        }
        int code = thrown != null && status < SERVER_ERROR && status != 0 ? SERVER_ERROR : status;
        Throwable error = thrown != null ? thrown : state.requestError;
        // An I/O exception is what a client leaves behind that goes away.
        boolean failed = thrown != null
                || isFailed(state.responseFlags)
                || Statuses.isFailure(code)
                || (state.isCut && error != null && !(error instanceof IOException));
        int errorId = 0;
        int site = CallSites.NONE;
        if (failed && error != null) {
            try {
                errorId = Names.named(
                        Names.ERRORS, CallSites.rootCause(error).getClass().getName());
                if (CaptureSchedule.dueNowAndThen(state.endpointId, EventKind.REQUEST << 24 | errorId)) {
                    site = CallSites.of(error);
                }
            } catch (Throwable hostile) {
                // An exception may override getCause and getStackTrace; the request counts all the same.
                AdviceErrors.suppressed(hostile);
            }
        }
        nameUnmatched(state);
        int flags = state.waysFlag() | state.responseFlags | (failed ? EventLayout.FLAG_ERROR : 0);
        state.record(
                EventLayout.header(EventKind.REQUEST, flags, code, errorId),
                state.requestId,
                start,
                duration,
                EventLayout.subjectAndSite(state.endpointId, site),
                state.requestBytesOut,
                cpu,
                allocated);
    }

    /**
     * Names the endpoint of the current request, for units of work other than HTTP requests.
     *
     * @param kind kind of unit of work, such as {@code job}
     * @param name what it is called; never anything that differs from run to run
     */
    public static void endpoint(String kind, String name) {
        ThreadState state = ThreadState.current();
        if (state.requestId != 0 && state.routeRank < RouteProbe.FRAMEWORK) {
            state.route(RouteProbe.FRAMEWORK, Names.endpoint(kind, "", name));
        }
    }

    /** The HTTP method of the current request. Methods that RFC 9110 does not know are one: {@code OTHER}. */
    public static void requestMethod(@Nullable String method) {
        ThreadState state = ThreadState.current();
        if (state.requestId != 0 && state.requestMethod.isEmpty() && method != null) {
            state.requestMethod = knownMethod(method);
        }
    }

    static String knownMethod(String method) {
        return switch (method) {
            case "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH" -> method;
            default -> "OTHER";
        };
    }

    /** An exception that a framework handles itself and that the woven method will not throw. */
    public static void requestError(Throwable thrown) {
        ThreadState state = ThreadState.current();
        if (state.requestId != 0 && state.requestError == null) {
            state.requestError = thrown;
            RequestIdentity identity = state.identityIfAny();
            if (identity != null) {
                identity.failed(thrown);
            }
        }
    }

    /** An exception that the client is told of in the body of its response, whose status is that of a success. It fails the request. */
    static void requestFailed(ThreadState state, Throwable thrown) {
        if (!isFailed(state.responseFlags)) {
            state.responseFlags |= EventLayout.FLAG_ERROR;
            state.requestError = thrown;
        }
        RequestIdentity identity = state.identityIfAny();
        if (identity != null && !isFailed(identity.responseFlags())) {
            identity.error = thrown;
            identity.respond(EventLayout.FLAG_ERROR);
        }
    }

    private static boolean isFailed(int responseFlags) {
        return (responseFlags & EventLayout.FLAG_ERROR) != 0;
    }

    /** Bytes of the response's body as the container counted them; unknown unless it is called. */
    public static void requestBytesOut(ThreadState state, long bytes) {
        state.requestBytesOut = bytes;
    }

    private static long consumed(long before, long after) {
        return before < 0 || after < 0 ? ThreadMeter.UNKNOWN : after - before;
    }
}
