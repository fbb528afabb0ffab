package io.pitot.agent.bootstrap;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What woven code calls for units of work. Every method is cheap, never blocks and is
 * called on the application's thread. An {@code enter} method answers null inside another call of its
 * own family; its {@code exit} is then not to be called.
 */
public final class Probe {

    /** The kind of unit of work that an HTTP request is. */
    static final String HTTP = "http";

    /** Rank of a route that the servlet container knows: its mapping. */
    private static final int ROUTE_OF_CONTAINER = 1;

    /** Rank of a route that a framework matched. Wins over the container's; the first of a rank stays. */
    private static final int ROUTE_OF_FRAMEWORK = 2;

    private static final AtomicLong REQUESTS = new AtomicLong();
    private static final int SERVER_ERROR = 500;

    private Probe() {}

    /** A request begins on this thread. Null if one is under way: filters, servlets and dispatches nest. */
    public static @Nullable ThreadState requestEnter() {
        ThreadState state = ThreadState.current();
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
        state.endpointId = 0;
        state.routeRank = 0;
        state.requestMethod = "";
        state.routePrefix = "";
        state.requestBytesOut = ThreadMeter.UNKNOWN;
        state.requestError = null;
        state.isMetered = state.isMeterDue();
        if (state.isMetered) {
            ThreadMeter meter = ThreadMeter.current();
            state.requestCpu = meter.cpuNanos();
            state.requestAllocated = meter.allocatedBytes();
        }
        state.requestStart = System.nanoTime();
        // Last: what fails before leaves the thread outside any request, not inside one that never ends.
        state.requestId = nextRequestId();
        return state;
    }

    static long nextRequestId() {
        return REQUESTS.incrementAndGet();
    }

    /**
     * A unit of work other than an HTTP request begins on this thread. Null inside another unit of work. To be ended by
     * {@link #workExit}.
     *
     * @param kind kind of unit of work, such as {@code job}
     * @param name what it is called; never anything that differs from run to run
     */
    public static @Nullable ThreadState workEnter(String kind, String name) {
        return workEnter(kind, "", name);
    }

    /** @param method tells units of work of one name apart; empty where there is nothing to tell */
    static @Nullable ThreadState workEnter(String kind, String method, String name) {
        return ThreadState.current().requestId != 0 ? null : named(requestEnter(), kind, method, name);
    }

    /** The same of work that comes from outside this JVM, as requests do: a thread that works for another unit of work leaves it. */
    static @Nullable ThreadState deliveredEnter(String kind, String name) {
        return named(requestEnter(), kind, "", name);
    }

    /** The current unit of work is told whatever is observed in it, if it is one of this kind that {@link #workExit} ends. */
    static void workIsWorthTelling(String kind) {
        ThreadState state = ThreadState.current();
        if (state.requestId != 0 && state.routeRank < ROUTE_OF_FRAMEWORK) {
            EndpointName name = Names.ENDPOINTS.name(state.endpointId);
            if (name != null && name.kind().equals(kind)) {
                state.route(ROUTE_OF_FRAMEWORK, state.endpointId);
            }
        }
    }

    private static @Nullable ThreadState named(@Nullable ThreadState state, String kind, String method, String name) {
        if (state != null) {
            state.routeRank = ROUTE_OF_CONTAINER;
            state.endpointId = Names.endpoint(kind, method, name);
        }
        return state;
    }

    /** The same by the name that the application knows it by. Inside another unit of work of its kind it names that. */
    static @Nullable ThreadState namedWorkEnter(String kind, String name) {
        ThreadState state = ThreadState.current();
        if (state.requestId == 0) {
            return workEnter(kind, name);
        }
        EndpointName outer = Names.ENDPOINTS.name(state.endpointId);
        if (outer != null && outer.kind().equals(kind) && state.routeRank < ROUTE_OF_FRAMEWORK) {
            state.route(ROUTE_OF_FRAMEWORK, Names.endpoint(kind, "", name));
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
        JdbcProbe.publishOpen(state);
        boolean isEventful = state.endForOthers();
        boolean isNamed = state.routeRank == ROUTE_OF_FRAMEWORK;
        Throwable failed = thrown == null && isNamed ? state.requestError : thrown;
        if (isEventful || isWorthTelling || isNamed || failed != null) {
            requestExit(state, 0, failed);
        } else {
            state.endWork();
        }
    }

    /**
     * The request that {@link #requestEnter} began has ended.
     *
     * @param status the HTTP status as the client sees it, one of {@link Statuses}, or 0 where there is none
     * @param thrown what left the outermost woven method, or null
     */
    public static void requestExit(ThreadState state, int status, @Nullable Throwable thrown) {
        if (state.isBorrowed()) {
            if (thrown != null) {
                requestError(thrown);
            }
            state.leave();
            return;
        }
        long end = System.nanoTime();
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
                && !identity.hasEnded()
                && ThreadState.current().requestId == 0) {
            return Propagation.enter(identity);
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
        if (state.routeRank < identity.routeRank) {
            state.routeRank = identity.routeRank;
            state.endpointId = identity.endpointId;
        }
        Throwable error = identity.error;
        if (state.requestError == null && error != null) {
            state.requestError = error;
        }
        identity.end();
        publishRequest(state, identity.start, end - identity.start, status, thrown);
        // What a task refers to for long must not keep the application's classes.
        identity.error = null;
    }

    static void publishRequest(ThreadState state, long start, long duration, int status, @Nullable Throwable thrown) {
        JdbcProbe.publishOpen(state);
        recordEnd(state, start, duration, status, thrown);
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
        boolean failed = thrown != null || Statuses.isFailure(code);
        Throwable error = thrown != null ? thrown : state.requestError;
        int errorId = 0;
        int site = CallSites.NONE;
        if (failed && error != null) {
            try {
                errorId = Names.named(
                        Names.ERRORS, CallSites.rootCause(error).getClass().getName());
                if (CaptureSchedule.due(state.endpointId, EventKind.REQUEST << 24 | errorId, 2)) {
                    site = CallSites.of(error);
                }
            } catch (Throwable hostile) {
                // An exception may override getCause and getStackTrace; the request counts all the same.
                AdviceErrors.suppressed(hostile);
            }
        }
        if (state.endpointId == 0 && state.routeRank == 0) {
            state.endpointId = Names.endpoint(HTTP, state.requestMethod, "(unmatched)");
        }
        int flags = failed ? EventLayout.FLAG_ERROR | state.waysFlag() : state.waysFlag();
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
        if (state.requestId != 0 && state.routeRank < ROUTE_OF_FRAMEWORK) {
            state.route(ROUTE_OF_FRAMEWORK, Names.endpoint(kind, "", name));
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

    /**
     * The servlet mapping that the container chose for the current request.
     *
     * @param context the context path, empty for the root context
     * @param pattern the mapping's pattern, such as {@code /api/*}, {@code *.do} or {@code /}; null where
     *     it is not known
     */
    public static void servletRoute(@Nullable String context, @Nullable String pattern) {
        ThreadState state = ThreadState.current();
        if (state.requestId == 0 || state.routeRank >= ROUTE_OF_CONTAINER || pattern == null) {
            return;
        }
        if (pattern.length() > 2 && pattern.endsWith("/*")) {
            pathRoute(state, context, pattern.substring(0, pattern.length() - 2));
            return;
        }
        String root = context == null ? "" : context;
        String route = pattern.equals("/") ? "/*" : pattern.isEmpty() ? "/" : pattern;
        String separator = root.isEmpty() || route.startsWith("/") ? "" : "/";
        state.routePrefix = root;
        state.route(ROUTE_OF_CONTAINER, Names.endpoint(HTTP, state.requestMethod, root, separator, route));
    }

    /**
     * The same where a path mapping was chosen.
     *
     * @param path the mapping's pattern without its {@code /*}; not empty
     */
    public static void servletPathRoute(@Nullable String context, String path) {
        ThreadState state = ThreadState.current();
        if (state.requestId != 0 && state.routeRank < ROUTE_OF_CONTAINER) {
            pathRoute(state, context, path);
        }
    }

    private static void pathRoute(ThreadState state, @Nullable String context, String path) {
        String root = context == null ? "" : context;
        if (!path.equals(state.mappingPath) || !root.equals(state.mappingContext)) {
            // A thread tends to serve one mapping: its prefix is kept from request to request.
            state.mappingPath = path;
            state.mappingContext = root;
            state.mappingPrefix = root.concat(path);
        }
        state.routePrefix = state.mappingPrefix;
        state.route(ROUTE_OF_CONTAINER, Names.endpoint(HTTP, state.requestMethod, state.mappingPrefix, "/", "*"));
    }

    /**
     * The template that a framework matched for the current request; the first one stays, so that error
     * pages and forwards do not rename a request.
     *
     * @param template relative to the servlet's mapping
     */
    public static void frameworkRoute(String template) {
        ThreadState state = ThreadState.current();
        String prefix = state.routePrefix;
        if (prefix != null && isFrameworkRouteWanted(state)) {
            String separator = template.startsWith("/") ? "" : "/";
            matched(state, prefix, separator, template);
        }
    }

    /**
     * The template of a router's route that the current request has come to. One request may come to several, as that of
     * a filter and then that of what it is for: the last one counts, unless a framework behind them knows better.
     *
     * @param mount the path that the router is mounted at, or null
     * @param template the route's path below it
     * @param suffix what follows it, such as {@code *}, or an empty string
     */
    public static void routerRoute(@Nullable String mount, String template, String suffix) {
        ThreadState state = ThreadState.current();
        if (isFrameworkRouteWanted(state)) {
            String root = mount == null ? "" : mount;
            if (root.endsWith("/") && template.startsWith("/")) {
                root = root.substring(0, root.length() - 1);
            }
            state.route(ROUTE_OF_CONTAINER, Names.endpoint(HTTP, state.requestMethod, root, template, suffix));
        }
    }

    /**
     * One of the paths that make up the template of a nested resource, as those of JAX-RS are; told from the outermost
     * on. A slash at the path's start or end, or none, are the same.
     *
     * @param isLast whether it completes the template
     */
    public static void resourceRoute(@Nullable String path, boolean isLast) {
        ThreadState state = ThreadState.current();
        String prefix = state.routePrefix;
        if (prefix == null || !isFrameworkRouteWanted(state)) {
            return;
        }
        String part = path == null ? "" : path;
        if (part.endsWith("/")) {
            part = part.substring(0, part.length() - 1);
        }
        String separator = part.startsWith("/") || (part.isEmpty() && !prefix.isEmpty()) ? "" : "/";
        if (isLast) {
            matched(state, prefix, separator, part);
        } else if (!part.isEmpty()) {
            state.continueWith(prefix.concat(separator).concat(part));
        }
    }

    private static boolean isFrameworkRouteWanted(ThreadState state) {
        return state.requestId != 0 && state.routeRank < ROUTE_OF_FRAMEWORK;
    }

    private static void matched(ThreadState state, String prefix, String separator, String template) {
        state.route(ROUTE_OF_FRAMEWORK, Names.endpoint(HTTP, state.requestMethod, prefix, separator, template));
    }

    /** What a framework's templates are relative to now, for {@link #routePrefix(String)} when the framework returns. */
    public static @Nullable String routePrefix() {
        return ThreadState.current().routePrefix;
    }

    /**
     * A framework begins that resolves its templates against another path than the servlet's mapping, or has returned.
     *
     * @param prefix the deployed context's path and what follows it; null where templates name nothing, because an
     *     error page is made and not what the request was for
     */
    public static void routePrefix(@Nullable String prefix) {
        ThreadState.current().continueWith(prefix);
    }

    /** Whether the container's mapping of the current request is still to be told. */
    public static boolean wantsServletRoute() {
        ThreadState state = ThreadState.current();
        return state.requestId != 0 && state.routeRank < ROUTE_OF_CONTAINER;
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

    /** Bytes of the response's body as the container counted them; unknown unless it is called. */
    public static void requestBytesOut(ThreadState state, long bytes) {
        state.requestBytesOut = bytes;
    }

    private static long consumed(long before, long after) {
        return before < 0 || after < 0 ? ThreadMeter.UNKNOWN : after - before;
    }
}
