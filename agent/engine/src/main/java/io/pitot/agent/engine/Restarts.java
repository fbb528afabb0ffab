package io.pitot.agent.engine;

import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How often the aggregator failed as a whole, and when it may begin again: after a wait that grows with each failure within an hour, and
 * never after the last of so many. Holds no clock.
 */
final class Restarts {

    /** In place of a wait: not again. */
    static final long NEVER = -1;

    private static final int LIMIT = 8;
    private static final long WITHIN = TimeUnit.HOURS.toNanos(1);
    private static final long FIRST_WAIT = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_WAIT = TimeUnit.MINUTES.toNanos(1);
    private static final int GROWTH = 4;

    private final EngineErrors reasons = new EngineErrors();
    private final long firstWait;

    /** When the last failures were, the oldest overwritten first. */
    private final long[] failures = new long[LIMIT];

    private int failed;
    private int recent;
    private long idleNanos;

    Restarts() {
        this(FIRST_WAIT);
    }

    /** @param firstWait nanoseconds */
    Restarts(long firstWait) {
        this.firstWait = firstWait;
    }

    /**
     * Counts a failure.
     *
     * @param nanoTime {@link System#nanoTime}
     * @return for how many nanoseconds to wait, or {@link #NEVER}
     */
    long waitAfter(Throwable failure, long nanoTime) {
        failures[failed++ % LIMIT] = nanoTime;
        recent = 0;
        for (int i = 0; i < Math.min(failed, LIMIT); i++) {
            recent += nanoTime - failures[i] < WITHIN ? 1 : 0;
        }
        reasons.count(failure);
        if (haveEnded()) {
            return NEVER;
        }
        long wait = firstWait;
        for (int i = 1; i < recent && wait < LONGEST_WAIT; i++) {
            wait *= GROWTH;
        }
        return Math.min(wait, LONGEST_WAIT);
    }

    /** Failures within the hour before the last one, that one included. */
    int recent() {
        return recent;
    }

    /** Whether the last answer was {@link #NEVER}. */
    boolean haveEnded() {
        return recent == LIMIT;
    }

    /** Nothing has been observed for so long since the last failure. */
    void idle(long nanos) {
        idleNanos = nanos;
    }

    /** Nanoseconds in which nothing was observed since it {@linkplain #haveEnded ended}, as of its end. */
    long idleNanos() {
        return idleNanos;
    }

    /** Failures since the start, by class and place; a copy. */
    Map<String, Long> reasons() {
        return reasons.counts();
    }
}
