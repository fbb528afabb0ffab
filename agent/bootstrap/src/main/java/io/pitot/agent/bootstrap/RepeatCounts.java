package io.pitot.agent.bootstrap;

import java.util.Arrays;

/**
 * How often each subject was called in the current request of one thread. Counting a new request starts
 * by advancing a generation, not by clearing.
 */
final class RepeatCounts {

    private static final int MAX_CAPACITY = 2_048;

    private long[] keys = new long[32];
    private int[] counts = new int[32];
    private int used;
    private int generation = 1;

    /** The key counted last and its place: a loop's query needs no search. */
    private long lastKey;

    private int lastIndex;

    void clear() {
        used = 0;
        if (++generation == 0) {
            Arrays.fill(keys, 0);
            lastKey = 0;
            generation = 1;
        }
    }

    /**
     * Counts one call.
     *
     * @return the subject's calls so far in this request; 0 when there are too many subjects to count
     */
    int increment(int subject) {
        long key = ((long) generation << 32) | (subject & 0xFFFF_FFFFL);
        if (key == lastKey) {
            return ++counts[lastIndex];
        }
        int mask = keys.length - 1;
        for (int i = (int) (Hashing.mix(subject) >>> 32) & mask; ; i = (i + 1) & mask) {
            long present = keys[i];
            if (present == key) {
                lastKey = key;
                lastIndex = i;
                return ++counts[i];
            }
            if ((int) (present >>> 32) != generation) {
                if (used * 2 >= keys.length) {
                    return grow() ? increment(subject) : 0;
                }
                used++;
                keys[i] = key;
                counts[i] = 1;
                return 1;
            }
        }
    }

    private boolean grow() {
        if (keys.length >= MAX_CAPACITY) {
            return false;
        }
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        lastKey = 0;
        keys = new long[oldKeys.length * 2];
        counts = new int[keys.length];
        int mask = keys.length - 1;
        for (int i = 0; i < oldKeys.length; i++) {
            if ((int) (oldKeys[i] >>> 32) == generation) {
                int subject = (int) oldKeys[i];
                int j = (int) (Hashing.mix(subject) >>> 32) & mask;
                while (keys[j] != 0) {
                    j = (j + 1) & mask;
                }
                keys[j] = oldKeys[i];
                counts[j] = oldCounts[i];
            }
        }
        return true;
    }
}
