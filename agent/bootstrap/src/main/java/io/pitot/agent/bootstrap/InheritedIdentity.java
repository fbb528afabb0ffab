package io.pitot.agent.bootstrap;

/**
 * The request in which a virtual thread was started. Virtual threads are not pooled, so that they work for it as long
 * as they live; a platform thread may be a pool's, and inherits nothing.
 */
final class InheritedIdentity {

    /**
     * The state of a platform or virtual thread that has begun requests itself, or what a virtual thread inherited, or
     * nothing. Asked of the starting thread, in the constructor of the new one.
     */
    private static final InheritableThreadLocal<@Nullable Object> STARTER = new InheritableThreadLocal<>() {
        @Override
        protected @Nullable Object childValue(@Nullable Object starter) {
            if (starter instanceof ThreadState state) {
                return state.requestId == 0 ? null : state.identity();
            }
            // What a pool's thread was born with is not what it works for.
            return starter instanceof RequestIdentity && VirtualThreads.isCurrent() ? starter : null;
        }
    };

    private InheritedIdentity() {}

    /** Lets the threads that a thread starts from now on know of the request that it is in then. */
    static void announce(ThreadState current) {
        if (VirtualThreads.EXIST) {
            STARTER.set(current);
        }
    }

    /** What this thread inherited: null on platform threads. */
    static @Nullable RequestIdentity get() {
        return VirtualThreads.isCurrent() && STARTER.get() instanceof RequestIdentity identity ? identity : null;
    }
}
