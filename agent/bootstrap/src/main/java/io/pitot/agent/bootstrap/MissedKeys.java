package io.pitot.agent.bootstrap;

import java.util.concurrent.TimeUnit;

/**
 * The last look-ups of one thread that found nothing, until it stores what they looked for. A key is its hash code, and a cache its
 * counts: a thread must keep nothing of the application.
 */
final class MissedKeys {

    /** What {@link #take} answers if there is no such look-up. */
    static final long NONE = Long.MIN_VALUE;

    /** Values whose making needs others, which are looked for in other caches. */
    private static final int DEPTH = 8;

    /** What is stored later was made for something else. */
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final @Nullable CacheCounts[] caches = new CacheCounts[DEPTH];
    private final int[] keys = new int[DEPTH];
    private final long[] requests = new long[DEPTH];
    private final long[] starts = new long[DEPTH];
    private int next;

    /** A look-up has found nothing; the oldest of eight is forgotten. */
    void add(CacheCounts cache, int key, long request, long now) {
        int place = next;
        for (int i = 0; i < DEPTH; i++) {
            if (caches[i] == cache && keys[i] == key) {
                place = i;
            }
        }
        caches[place] = cache;
        keys[place] = key;
        requests[place] = request;
        starts[place] = now;
        next = place == next ? (next + 1) % DEPTH : next;
    }

    /** Takes out the look-up of a key in the same request and answers when it was, or {@link #NONE}. */
    long take(CacheCounts cache, int key, long request) {
        for (int i = 0; i < DEPTH; i++) {
            if (caches[i] == cache && keys[i] == key) {
                caches[i] = null;
                return requests[i] == request && System.nanoTime() - starts[i] < LONGEST_NANOS ? starts[i] : NONE;
            }
        }
        return NONE;
    }
}
