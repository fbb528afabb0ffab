package io.pitot.agent.bootstrap;

import java.util.concurrent.locks.LockSupport;

/** Tells a thread that waits until others give up a lock from one that waits for something to do, or to happen. */
final class LockWait {

    private static final String LOCKS = "java.util.concurrent.locks.Reentrant";
    private static final String STAMPED_LOCK = "java.util.concurrent.locks.StampedLock";
    private static final String SEMAPHORE = "java.util.concurrent.Semaphore$";

    private LockWait() {}

    /** Whether a platform thread waits for a monitor, a lock of the JDK's or a permit of a semaphore. A few reads of fields. */
    static boolean isOf(Thread thread) {
        return switch (thread.getState()) {
            case BLOCKED -> true;
            case WAITING, TIMED_WAITING -> isLock(LockSupport.getBlocker(thread));
            default -> false;
        };
    }

    /** What waits for a condition, a latch, a queue or a future has another blocker, or none. */
    private static boolean isLock(@Nullable Object blocker) {
        String type = blocker == null ? "" : blocker.getClass().getName();
        return type.startsWith(LOCKS) || type.equals(STAMPED_LOCK) || type.startsWith(SEMAPHORE);
    }
}
