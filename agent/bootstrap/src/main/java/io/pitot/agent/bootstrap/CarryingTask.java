package io.pitot.agent.bootstrap;

/** A task that runs another one in the request that handed it over; for where nobody gets to see it. */
final class CarryingTask implements Runnable {

    private final Runnable task;
    private final RequestIdentity identity;

    CarryingTask(Runnable task, RequestIdentity identity) {
        this.task = task;
        this.identity = identity;
    }

    @Override
    public void run() {
        ThreadState entered = enter();
        try {
            task.run();
        } finally {
            if (entered != null) {
                leave(entered);
            }
        }
    }

    private @Nullable ThreadState enter() {
        try {
            return Propagation.enter(identity);
        } catch (Throwable failed) {
            AdviceErrors.suppressed(failed);
            return null;
        }
    }

    private static void leave(ThreadState entered) {
        try {
            Propagation.leave(entered);
        } catch (Throwable failed) {
            AdviceErrors.suppressed(failed);
        }
    }
}
