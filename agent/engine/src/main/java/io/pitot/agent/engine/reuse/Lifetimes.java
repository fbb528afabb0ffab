package io.pitot.agent.engine.reuse;

import io.pitot.dump.Reuse;

/**
 * Which of a key's values caches of several sizes would still have, where a value lives for a time after it was loaded
 * and a hit makes it no younger: whether one is there depends on when it was missed last, and so is different in each
 * size and lifetime. The stack of keys is the same in all: a value too old keeps its place until it is asked for, and
 * then it is loaded anew. So each sampled key has a byte for each size and lifetime, when its value was loaded there, in
 * 64ths of the lifetime: as a simulation in miniature (C. Waldspurger et al., "Cache modeling and optimization using
 * miniature simulations", USENIX ATC 2017) of all those caches that needs one list of keys.
 *
 * <p>The stamps come round every four lifetimes. A key that was used within a lifetime had then a value that was no
 * older than another, or loaded one, so that two lifetimes are the oldest that are to be told apart; one that was not
 * has no value any more, whatever its stamp.
 */
final class Lifetimes {

    /** Bytes for each key. */
    static final int CELLS = Reuse.LIFETIMES.size() * Reuse.SIZES.size();

    private static final int SIZES = Reuse.SIZES.size();
    private static final int STEPS = 64;
    private static final int[] MILLIS = Reuse.LIFETIMES.stream()
            .mapToInt(lifetime -> (int) lifetime.toMillis())
            .toArray();
    private static final int[] ENTRIES =
            Reuse.SIZES.stream().mapToInt(Integer::intValue).toArray();

    private final byte[] stamps = new byte[MILLIS.length];
    private int now;

    /** It is so many milliseconds after something, and never less than before. */
    void now(int millis) {
        if (millis != now) {
            now = millis;
            for (int i = 0; i < MILLIS.length; i++) {
                stamps[i] = (byte) ((long) millis * STEPS / MILLIS[i]);
            }
        }
    }

    /** Loads a new key's value in all caches. */
    void load(byte[] loads, int slot) {
        int cell = slot * CELLS;
        for (int i = 0; i < MILLIS.length; i++) {
            for (int size = 0; size < SIZES; size++) {
                loads[cell++] = stamps[i];
            }
        }
    }

    /**
     * Asks all caches for a key's value; those that do not have it load it.
     *
     * @param last when it was asked for last
     * @param depth how many keys were used since, that one included
     * @param weight what a hit counts
     */
    void use(byte[] loads, int slot, int last, long depth, long weight, long[] hits) {
        int cell = slot * CELLS;
        int idle = now - last;
        for (int i = 0; i < MILLIS.length; i++) {
            byte stamp = stamps[i];
            boolean mayLive = idle < MILLIS[i];
            for (int size = 0; size < SIZES; size++, cell++) {
                if (mayLive && depth <= ENTRIES[size] && ((stamp - loads[cell]) & 0xFF) < STEPS) {
                    hits[cell - slot * CELLS] += weight;
                } else {
                    loads[cell] = stamp;
                }
            }
        }
    }
}
