package io.pitot.benchmarks.sidebyside.floor;

import java.util.concurrent.atomic.AtomicInteger;

/** Where the floor's times go. */
public final class FloorTimes {

    private static final AtomicInteger THREADS = new AtomicInteger();

    private static final ThreadLocal<long[]> TIMES = ThreadLocal.withInitial(() -> {
        THREADS.incrementAndGet();
        return new long[1];
    });

    private FloorTimes() {}

    /** Called by woven code. */
    public static void store(long nanos) {
        TIMES.get()[0] = nanos;
    }

    /** On how many threads a time was stored. */
    static int threads() {
        return THREADS.get();
    }
}
