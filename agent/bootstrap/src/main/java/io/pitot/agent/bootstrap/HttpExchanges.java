package io.pitot.agent.bootstrap;

/**
 * What woven HTTP servers call whose requests may be completed on another thread than the one that begins them. The
 * server's object of a request, its exchange, finds the request again there; it is an {@link IdentityCarrier}, which may
 * serve one request after another.
 *
 * <p>An exchange that the thread which began it also completes is a request like any other. Before the server lets
 * another thread have one that is not complete, it says so by {@link #goesOn} or {@link #movesOn}.
 */
public final class HttpExchanges {

    private static final int CLIENT_ERROR = 400;

    private HttpExchanges() {}

    /**
     * A request begins on this thread, or begins again after {@link #movesOn}; to be ended by {@link #returned} whatever
     * has become of it meanwhile. Null inside another request.
     *
     * @param method the HTTP method, or null where it is to be told
     */
    public static @Nullable ThreadState begin(Object exchange, @Nullable String method) {
        if (!(exchange instanceof IdentityCarrier carrier)) {
            return null;
        }
        Object known = carrier.pitot$identity();
        if (known instanceof RequestIdentity identity && !identity.hasEnded()) {
            return null;
        }
        String knownMethod = method == null ? "" : Probe.knownMethod(method);
        ThreadState state = Probe.requestEnter();
        if (state != null) {
            if (known instanceof Long start) {
                state.requestStart = start;
            }
            if (known != null) {
                carrier.pitot$identity(null);
            }
            state.exchange = carrier;
            state.requestMethod = knownMethod;
        }
        return state;
    }

    /** A thread goes on with a request that {@link #goesOn}; to be ended by {@link Propagation#leave} unless null is answered. */
    public static @Nullable ThreadState resume(Object exchange) {
        return Probe.requestResumes(exchange);
    }

    /** Whether the exchange's request is under way on this thread, which has begun it. */
    public static boolean isCurrent(Object exchange) {
        return ThreadState.current().exchange == exchange;
    }

    /** The same of a request that no other thread may complete. */
    public static boolean isConfined(Object exchange) {
        IdentityCarrier carrier = ThreadState.current().exchange;
        return carrier != null && carrier == exchange && carrier.pitot$identity() == null;
    }

    /** The exchange whose request has begun on this thread and not ended yet, or null. */
    public static @Nullable Object current() {
        return ThreadState.current().exchange;
    }

    /** The request that has begun on this thread is completed by whichever thread comes to it. */
    public static void goesOn(Object exchange) {
        ThreadState state = ThreadState.current();
        if (state.exchange == exchange) {
            RequestIdentity identity = state.identity();
            state.exchange.pitot$identity(identity);
            identity.goAsync();
        }
    }

    /**
     * The same where another thread begins the request again at once, and this one does nothing more for it: if nothing
     * has been observed yet, the request is that thread's alone.
     */
    public static void movesOn(Object exchange) {
        ThreadState state = ThreadState.current();
        IdentityCarrier carrier = state.exchange;
        if (carrier == null || carrier != exchange) {
            return;
        }
        if (state.isBlank()) {
            carrier.pitot$identity(state.requestStart);
            state.endWork();
        } else {
            goesOn(exchange);
        }
    }

    /** Whether the application has failed behind a part of its response, as far as is known on the thread that began the exchange. */
    public static void breaks(Object exchange, boolean isBroken) {
        ThreadState state = ThreadState.current();
        if (state.exchange == exchange) {
            state.isCut = isBroken;
        }
    }

    /** Whether the headers of this exchange's response are to be told before it is {@link #completed}: once for each response. */
    public static boolean wantsHeaders(Object exchange) {
        ThreadState state = ThreadState.current();
        if (state.exchange == exchange) {
            return ResponseLooks.due(state.endpointId, state.isMetered);
        }
        return exchange instanceof IdentityCarrier carrier
                && carrier.pitot$identity() instanceof RequestIdentity identity
                && ResponseLooks.due(identity.endpointId, identity.isMetered);
    }

    /**
     * What the headers say.
     *
     * @param flags of {@link ResponseHeaders}
     */
    public static void headers(Object exchange, int flags) {
        ThreadState state = ThreadState.current();
        if (state.exchange == exchange) {
            state.responseFlags |= ofMethod(flags, state.requestMethod);
        } else if (exchange instanceof IdentityCarrier carrier
                && carrier.pitot$identity() instanceof RequestIdentity identity) {
            identity.respond(ofMethod(flags, identity.method));
        }
    }

    /** What only a GET is told of. */
    static int ofMethod(int flags, String method) {
        return method.equals("GET") ? flags : flags & ~(EventLayout.FLAG_UNVALIDATED | EventLayout.FLAG_PERSONAL);
    }

    /**
     * The client has its response. The first call of a request counts. Any thread.
     *
     * @param status as the client sees it, or 0 where there is none
     * @param bytes of the body as it was sent; negative if not known
     * @param failure what the server knows to have gone wrong, or null; where the status says that nothing has, the
     *     client got no more than a part of the response, and that is an error all the same
     */
    public static void completed(Object exchange, int status, long bytes, @Nullable Throwable failure) {
        completed(exchange, status, bytes, failure, failure != null);
    }

    /**
     * The same where the application has told its exception.
     *
     * @param isBroken whether the server knows that something has gone wrong
     */
    public static void completed(Object exchange, int status, long bytes, boolean isBroken) {
        completed(exchange, status, bytes, null, isBroken);
    }

    private static void completed(
            Object exchange, int status, long bytes, @Nullable Throwable failure, boolean isBroken) {
        if (!(exchange instanceof IdentityCarrier carrier)) {
            return;
        }
        ThreadState state = ThreadState.current();
        Object known = carrier.pitot$identity();
        if (known != null) {
            carrier.pitot$identity(null);
        }
        boolean isOwn = state.exchange == carrier;
        boolean isCut = (isBroken || (isOwn && state.isCut)) && status != 0 && status < CLIENT_ERROR;
        if (isOwn) {
            end(state, status, bytes, failure, isCut);
        } else if (known instanceof RequestIdentity identity) {
            if (failure != null) {
                identity.failed(failure);
            }
            Probe.requestCompleted(identity, status, bytes, isCut);
        } else if (known instanceof Long start) {
            // The thread that was to begin it again was refused.
            ThreadState alone = Probe.requestEnter();
            if (alone != null) {
                alone.requestStart = start;
                end(alone, status, bytes, failure, isCut);
            }
        }
    }

    private static void end(ThreadState state, int status, long bytes, @Nullable Throwable failure, boolean isCut) {
        if (failure != null) {
            Probe.requestError(failure);
        }
        state.requestBytesOut = bytes;
        state.isCut = isCut;
        RequestIdentity identity = state.identityIfAny();
        if (identity != null) {
            identity.complete(status, bytes);
        }
        Probe.requestExit(state, status, null);
    }

    /**
     * The server's method in which {@link #begin} was called returns on that thread.
     *
     * @param status where the request has neither been completed nor goes on: the last that is known of it
     */
    public static void returned(ThreadState state, Object exchange, int status) {
        if (state.exchange == exchange) {
            Probe.requestExit(state, status, null);
        }
    }

    /** The server takes the exchange for another request, whether or not the last one has been completed. */
    public static void recycled(Object exchange) {
        if (exchange instanceof IdentityCarrier carrier && carrier.pitot$identity() != null) {
            completed(exchange, 0, ThreadMeter.UNKNOWN, null);
        }
    }
}
