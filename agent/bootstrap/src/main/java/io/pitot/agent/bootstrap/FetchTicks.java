package io.pitot.agent.bootstrap;

import java.lang.invoke.VarHandle;

/**
 * A clock that costs its readers a field: it tells that something took long, and how long at least. Ticked by one thread,
 * read by any.
 *
 * <p>Ticks are {@link #INTERVAL_NANOS} apart or more, however late the thread comes that makes them: so what has seen two has lasted that
 * long, whatever else the machine was busy with. Times are those between ticks, never more than has passed.
 */
public final class FetchTicks {

    /** Least time between two ticks. */
    static final long INTERVAL_NANOS = 10_000_000;

    /** Ticks whose times are known; a power of two. Older ones count the least that they may have taken. */
    private static final int KEPT = 1_024;

    private static final FetchTicks SHARED = new FetchTicks();

    private final long[] times = new long[KEPT];

    /** Plain: what takes long enough to see ticks is no code that a compiler looks through from one read to the next. */
    private int ticks;

    FetchTicks() {}

    /** Those of this JVM. */
    public static FetchTicks shared() {
        return SHARED;
    }

    /**
     * Makes a tick if it is time. One thread at a time.
     *
     * @param now {@link System#nanoTime}
     */
    public void tick(long now) {
        int last = ticks;
        if (last == 0 || now - times[last & KEPT - 1] >= INTERVAL_NANOS) {
            times[last + 1 & KEPT - 1] = now;
            VarHandle.releaseFence();
            ticks = last + 1;
        }
    }

    /** The number of ticks so far. */
    int count() {
        return ticks;
    }

    /**
     * How long something has lasted at least that has seen two ticks or more.
     *
     * @param before {@link #count} when it began
     * @param now {@link #count} at its end, greater by two or more
     */
    long nanosBetween(int before, int now) {
        VarHandle.acquireFence();
        int first = before + 1;
        int known = Math.max(first, now - KEPT / 2);
        return times[now & KEPT - 1] - times[known & KEPT - 1] + (known - first) * INTERVAL_NANOS;
    }
}
