package io.pitot.agent.bootstrap;

/**
 * What woven servers call whose connections read requests on an event loop, many at a time, so that a request belongs to
 * no thread. It begins when it has been read, is carried by the context that all its callbacks are dispatched in, and
 * ends on its event loop when its response does.
 *
 * <p>Never blocks, and leaves the event loop outside any request.
 */
public final class ConnectionRequests {

    private ConnectionRequests() {}

    /**
     * A request has been read; to be called on its event loop.
     *
     * @param context what its callbacks are dispatched in; where it carries no identity, nothing begins
     * @param carrier the server's request, which its end is told by
     * @param method the HTTP method
     */
    public static void begin(Object context, Object carrier, String method) {
        if (context instanceof IdentityCarrier dispatched && carrier instanceof IdentityCarrier answered) {
            ThreadState loop = ThreadState.current();
            loop.announce();
            RequestIdentity request = new RequestIdentity(
                    Probe.nextRequestId(),
                    loop.isMeterDue(),
                    Probe.knownMethod(method),
                    Thread.currentThread().getId());
            dispatched.pitot$identity(request);
            answered.pitot$identity(request);
        }
    }

    /** Whether the response to be sent is still to be told by {@link #answered}. */
    public static boolean wantsAnswer(Object carrier) {
        RequestIdentity request = request(carrier);
        return request != null && !request.isAnswered();
    }

    /**
     * The application has ended the response. On any thread, and on the event loop if that was another one.
     *
     * @param status its status
     * @param bytes the bytes of its body
     */
    public static void answered(Object carrier, int status, long bytes) {
        RequestIdentity request = request(carrier);
        if (request != null && !request.isAnswered()) {
            request.answer(status, bytes);
        }
    }

    /**
     * Whether the headers of the response are to be told before it is {@link #sent}: once for each response, and only on its event loop,
     * where all that writes into the connection has seen them, what compresses the body as well.
     */
    public static boolean wantsHeaders(Object carrier) {
        RequestIdentity request = request(carrier);
        return request != null
                && !request.hasEnded()
                && request.isOnEventLoop()
                && ResponseLooks.due(request.endpointId, request.isMetered);
    }

    /**
     * What the headers say.
     *
     * @param flags of {@link ResponseHeaders}
     */
    public static void headers(Object carrier, int flags) {
        RequestIdentity request = request(carrier);
        if (request != null) {
            request.respond(HttpExchanges.ofMethod(flags, request.method));
        }
    }

    /** What has been {@link #answered} goes out. It is the request's end where this is its event loop. */
    public static void sent(Object carrier) {
        RequestIdentity request = request(carrier);
        if (request == null) {
            return;
        }
        if (request.isOnEventLoop()) {
            Probe.requestCompleted(request, request.answeredStatus(), request.answeredBytes());
        } else {
            ThreadState state = ThreadState.ifAny();
            if (state != null && state.borrowed() == request) {
                state.tellConsumption();
            }
        }
    }

    /**
     * The connection or the stream is closed, which ends a request that has not been answered.
     *
     * @param status the status that has been sent already, or 0
     */
    public static void closed(Object carrier, int status) {
        RequestIdentity request = request(carrier);
        if (request != null) {
            Probe.requestCompleted(
                    request, request.isAnswered() ? request.answeredStatus() : status, request.answeredBytes());
        }
    }

    /** A callback begins to run in a context, within others of the same thread; to be followed by {@link #dispatched}. */
    public static void dispatch(@Nullable Object context) {
        Object carried = context instanceof IdentityCarrier carrier ? carrier.pitot$identity() : null;
        if (carried instanceof RequestIdentity request) {
            ThreadState state = ThreadState.current();
            if (!state.worksFor(request)) {
                state.announce();
                state.borrow(request);
                state.dispatches = 1;
                return;
            }
        }
        ThreadState state = ThreadState.ifAny();
        if (state != null && state.dispatches > 0) {
            state.dispatches++;
        }
    }

    /** It has run. */
    public static void dispatched() {
        ThreadState state = ThreadState.ifAny();
        if (state != null && state.dispatches > 0 && --state.dispatches == 0) {
            state.leave();
        }
    }

    private static @Nullable RequestIdentity request(Object carrier) {
        return carrier instanceof IdentityCarrier known && known.pitot$identity() instanceof RequestIdentity request
                ? request
                : null;
    }
}
