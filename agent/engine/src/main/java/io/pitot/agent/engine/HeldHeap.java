package io.pitot.agent.engine;

import java.util.concurrent.TimeUnit;

/** What none of the last collections freed. It goes on from interval to interval, so that dumps do not cut it. */
final class HeldHeap {

    private static final long SPAN = TimeUnit.SECONDS.toNanos(10);
    private static final int LEAST = 4;

    /** More than there are in the span. */
    private static final int KEPT = 32;

    private final long[] times = new long[KEPT];
    private final long[] left = new long[KEPT];
    private int added;

    /**
     * Adds what a collection left.
     *
     * @return the least that the last collections left, as few of them as last for long enough; -1 if there are not enough
     */
    long after(long time, long bytes) {
        times[added % KEPT] = time;
        left[added % KEPT] = bytes;
        added = added + 1 == 2 * KEPT ? KEPT : added + 1;
        long least = Long.MAX_VALUE;
        for (int i = added - 1; i >= Math.max(0, added - KEPT); i--) {
            least = Math.min(least, left[i % KEPT]);
            if (time - times[i % KEPT] >= SPAN && added - i >= LEAST) {
                return least;
            }
        }
        return -1;
    }
}
