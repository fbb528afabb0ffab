package io.pitot.agent.bootstrap;

/**
 * How a request's identity follows its work to other threads: captured where work is handed over, entered where
 * it is run, left when it is done. Called by woven code on the application's threads; cheap, and never blocks.
 *
 * <p>Work that is still running, or only begins, when its request has ended is a unit of work of its own, of kind
 * {@value #AFTER}, named after the request's endpoint.
 */
public final class Propagation {

    /** The kind of what outlives its request. */
    public static final String AFTER = "after";

    private static final SubmittedTasks SUBMITTED = new SubmittedTasks();

    private Propagation() {}

    /** The request that this thread works for, to be carried by work that it hands over; null outside requests. */
    public static @Nullable RequestIdentity capture() {
        ThreadState state = ThreadState.ifAny();
        if (state == null) {
            return null;
        }
        state.endTakenIfOver();
        return state.requestId == 0 ? null : state.identity();
    }

    /** A task was made, or is handed over: it carries the request of this thread, if there is one. */
    public static void handOver(@Nullable Object task) {
        if (task instanceof IdentityCarrier carrier) {
            RequestIdentity identity = capture();
            if (identity != null) {
                carrier.pitot$identity(identity);
            }
        }
    }

    /** What is to be run in place of a task that nobody but its runner sees: it runs in the request of this thread. */
    public static Runnable carried(Runnable task) {
        RequestIdentity identity = capture();
        return identity == null ? task : new CarryingTask(task, identity);
    }

    /** A task is handed over to a pool that may know it by its identity only: it must not be replaced by another. */
    public static void submitted(@Nullable Runnable task) {
        if (task instanceof IdentityCarrier) {
            handOver(task);
        } else if (task != null) {
            RequestIdentity identity = capture();
            if (identity != null) {
                SUBMITTED.add(task, identity);
            }
        }
    }

    /** The pool turned that task away. */
    public static void rejected(@Nullable Runnable task) {
        if (task != null && !(task instanceof IdentityCarrier)) {
            SUBMITTED.remove(task);
        }
    }

    /** A thread of that pool is about to run the task. A task that carries its request is entered when it runs. */
    public static void taken(@Nullable Runnable task) {
        if (task != null && !(task instanceof IdentityCarrier)) {
            RequestIdentity identity = SUBMITTED.remove(task);
            if (identity != null) {
                enter(identity);
            }
        }
    }

    /** A thread of that pool is done with its task. */
    public static void idle() {
        ThreadState state = ThreadState.ifAny();
        if (state != null) {
            state.endTaken(true);
            if (state.isBorrowed()) {
                state.leave();
            }
        }
    }

    /** A task begins to run. Null if this thread works for its request already, or if it carries none. */
    public static @Nullable ThreadState enter(Object task) {
        Object identity = task instanceof IdentityCarrier carrier ? carrier.pitot$identity() : null;
        return identity == null ? null : enter((RequestIdentity) identity);
    }

    /** This thread begins to work for a request. Null if it does already. */
    public static @Nullable ThreadState enter(RequestIdentity identity) {
        ThreadState state = ThreadState.current();
        return state.worksFor(identity) ? null : state.borrow(identity);
    }

    /** It has done what {@link #enter} began. */
    public static void leave(ThreadState state) {
        state.leave();
    }
}
