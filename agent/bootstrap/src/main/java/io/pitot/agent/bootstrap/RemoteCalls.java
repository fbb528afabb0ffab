package io.pitot.agent.bootstrap;

/**
 * What woven RPC servers call: a call is a unit of work from the moment at which its handler is asked until it is closed,
 * on whichever threads. A call that is made within another unit of work of this JVM counts to that.
 */
public final class RemoteCalls {

    /** The kind of unit of work that a call of a gRPC method is. */
    public static final String GRPC = "grpc";

    /** What stands in the HTTP method's place where requests or responses are streams: as long as its ends like. */
    private static final String STREAM = "STREAM";

    private RemoteCalls() {}

    /**
     * A call begins on this thread; to be ended by {@link #exit}, and the call by {@link #closed}.
     *
     * @param call the library's object, which finds the call again on other threads
     * @param method its full name, as the server knows it
     * @return null inside another unit of work
     */
    public static @Nullable ThreadState enter(@Nullable Object call, String method, boolean isStream) {
        if (!(call instanceof IdentityCarrier)) {
            return null;
        }
        ThreadState state = Probe.workEnter(GRPC, isStream ? STREAM : "", method);
        if (state != null) {
            try {
                RequestIdentity identity = Probe.requestStartsAsync(call);
                if (identity != null) {
                    Probe.requestIsAsync(identity);
                }
            } catch (Throwable failed) {
                // Nobody ends what has not begun.
                state.endWork();
                throw failed;
            }
        }
        return state;
    }

    /** The thread on which it began returns. */
    public static void exit(ThreadState state) {
        Probe.requestExit(state, 0, null);
    }

    /** A thread goes on with the call; to be ended by {@link Propagation#leave} unless null is answered. */
    public static @Nullable ThreadState resume(Object call) {
        return Propagation.enter(call);
    }

    /**
     * The call is closed: the first time counts. Any thread.
     *
     * @param code of the status that the client sees
     * @param cause what made the call fail, if that is known
     */
    public static void closed(@Nullable Object call, int code, @Nullable Throwable cause) {
        if (call instanceof IdentityCarrier carrier
                && carrier.pitot$identity() instanceof RequestIdentity identity
                && !identity.hasEnded()) {
            if (cause != null) {
                identity.failed(cause);
            }
            Probe.requestCompleted(identity, Statuses.grpc(code));
        }
    }
}
