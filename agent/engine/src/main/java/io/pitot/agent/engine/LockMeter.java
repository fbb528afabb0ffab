package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.ServingThreads;
import io.pitot.agent.engine.evidence.LockWait;
import io.pitot.agent.engine.evidence.LockWaits;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

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

    /** Who has waited for so long is worth a look at the line. */
    private static final long LEAST_WAIT = TimeUnit.MILLISECONDS.toNanos(100);

    /** Between two such looks, which stop all threads for a moment. */
    private static final long LINE_PERIOD = TimeUnit.SECONDS.toNanos(1);

    private final LockWaits waits;
    private final @Nullable LockLines lines;
    private long last;
    private long nextLine;

    /** @param lines null where lines cannot be looked at */
    LockMeter(LockWaits waits, @Nullable LockLines lines, long nanoTime) {
        this.waits = waits;
        this.lines = lines;
        last = nanoTime;
        nextLine = nanoTime;
    }

    /** Looks, if it is time to. */
    void look(long nanoTime) {
        long passed = nanoTime - last;
        if (passed >= PERIOD) {
            last = nanoTime;
            long nanos = Math.min(passed, LONGEST);
            ServingThreads.tellWaiting(nanoTime, LEAST_DURATION, (thread, request) -> {
                LockWait wait = waits.add(request, nanos, nanoTime);
                if (lines != null && nanoTime - nextLine >= 0 && wait.nanos() >= LEAST_WAIT && !wait.isPlaced()) {
                    nextLine = nanoTime + LINE_PERIOD;
                    lines.place(wait, thread);
                }
            });
        }
    }
}
