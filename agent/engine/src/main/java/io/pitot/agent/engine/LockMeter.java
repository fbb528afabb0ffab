package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.ServingThreads;
import io.pitot.agent.engine.evidence.LockWaits;
import java.util.concurrent.TimeUnit;

/**
 * Looks now and then which requests wait for a lock. Each look stands for the time since the one before: over many requests, or a
 * long one, the sum is right on average, by the principle of a sampling profiler, and the threads do nothing for it.
 */
final class LockMeter {

    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(18);

    /** The aggregator may have been late because of itself, or all threads stood still. */
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(100);

    /** Shorter requests are too many to be looked at for what little they may wait. */
    private static final long LEAST_DURATION = TimeUnit.MILLISECONDS.toNanos(20);

    private final LockWaits waits;
    private long last;

    LockMeter(LockWaits waits, long nanoTime) {
        this.waits = waits;
        last = nanoTime;
    }

    /** Looks, if it is time to. */
    void look(long nanoTime) {
        long passed = nanoTime - last;
        if (passed >= PERIOD) {
            last = nanoTime;
            long nanos = Math.min(passed, LONGEST);
            ServingThreads.tellWaiting(nanoTime, LEAST_DURATION, request -> waits.add(request, nanos, nanoTime));
        }
    }
}
