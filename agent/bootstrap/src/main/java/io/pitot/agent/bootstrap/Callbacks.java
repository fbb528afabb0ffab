package io.pitot.agent.bootstrap;

/**
 * What woven clients and reactive operators call that are told of something later, on threads which know nothing of any
 * request or work for another one: each runs for the request in which it was made.
 *
 * <p>Other than a task ({@link Propagation}) it keeps that request whoever hands it on, say the thread of another request that
 * has just given back the connection which this one waits for. Called on the application's threads; cheap, and never blocks.
 */
public final class Callbacks {

    private Callbacks() {}

    /** It was made, or begins to wait: for the request of this thread, if there is one. The first time counts. */
    public static void made(@Nullable Object callback) {
        if (callback instanceof ObservedCallback observed && observed.pitot$request() == null) {
            RequestIdentity request = Propagation.capture();
            if (request != null) {
                observed.pitot$request(request);
            }
        }
    }

    /**
     * It is told; to be ended by {@link Propagation#leave} unless null is answered. What was made in no request runs for whom
     * this thread works, as the rest of a stream that another request's thread feeds.
     */
    public static @Nullable ThreadState enter(Object callback) {
        Object request = callback instanceof ObservedCallback observed ? observed.pitot$request() : null;
        return request == null ? null : Propagation.enter((RequestIdentity) request);
    }

    /**
     * The same where the thread that tells has nothing to do with it but a connection or a pool that both use: what was made
     * in no request runs in none.
     */
    public static @Nullable ThreadState enterApart(Object callback) {
        Object request = callback instanceof ObservedCallback observed ? observed.pitot$request() : null;
        if (request != null) {
            return Propagation.enter((RequestIdentity) request);
        }
        ThreadState state = ThreadState.ifAny();
        return state == null || state.requestId == 0 ? null : state.workForNobody();
    }
}
