package io.pitot.agent.engine.reuse;

import io.pitot.dump.Reuse;
import java.util.Arrays;

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

    private static final int CACHES = Reuse.LIFETIMES.size() * Reuse.SIZES.size();

    /** Bytes for each key: one for each cache, and one for {@link #UNTIL}. */
    static final int CELLS = CACHES + 1;

    /**
     * Until when all of a key's values live, as a stamp of the shortest lifetime. A key that is used again and again is
     * asked for thousands of times before one of its values dies: each of these costs one comparison instead of twenty.
     */
    private static final int UNTIL = CACHES;

    private static final int SIZES = Reuse.SIZES.size();
    private static final int STEPS = 64;
    private static final int[] MILLIS = Reuse.LIFETIMES.stream()
            .mapToInt(lifetime -> (int) lifetime.toMillis())
            .toArray();
    private static final int[] ENTRIES =
            Reuse.SIZES.stream().mapToInt(Integer::intValue).toArray();

    /** How many steps of the shortest lifetime one step of each takes at least. */
    private static final int[] STEP_LENGTHS =
            Arrays.stream(MILLIS).map(millis -> millis / MILLIS[0]).toArray();

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
        loadUpTo(SIZES, loads, slot * CELLS);
        loads[slot * CELLS + UNTIL] = (byte) (stamps[0] + STEPS);
    }

    /**
     * Asks all caches for a key's value; those that do not have it load it.
     *
     * @param last when it was asked for last
     * @param depth how many keys were used since, that one included
     * @param weight what a hit counts
     */
    void use(byte[] loads, int slot, int last, long depth, long weight, ReuseSums sums) {
        int cells = slot * CELLS;
        // Neither number is far from the other: it was used less than a lifetime ago, and all its values lived then.
        if (now - last < MILLIS[0] && (byte) (loads[cells + UNTIL] - stamps[0]) > 0) {
            int tooSmall = tooSmall(depth);
            loadUpTo(tooSmall, loads, cells);
            sums.hitBeyond(tooSmall, weight);
        } else {
            askEach(loads, cells, last, depth, weight, sums);
            loads[cells + UNTIL] = (byte) (stamps[0] + stepsToLive(loads, cells));
        }
    }

    /** How many of the sizes have no room for the key at this depth. */
    private static int tooSmall(long depth) {
        int size = 0;
        while (size < SIZES && depth > ENTRIES[size]) {
            size++;
        }
        return size;
    }

    /** Loads the value in the caches of so many sizes, the smallest first. */
    private void loadUpTo(int sizes, byte[] loads, int cells) {
        if (sizes == 0) {
            return;
        }
        int cell = cells;
        for (byte stamp : stamps) {
            for (int size = 0; size < sizes; size++) {
                loads[cell + size] = stamp;
            }
            cell += SIZES;
        }
    }

    private void askEach(byte[] loads, int cells, int last, long depth, long weight, ReuseSums sums) {
        int idle = now - last;
        int cell = 0;
        for (int i = 0; i < MILLIS.length; i++) {
            byte stamp = stamps[i];
            boolean mayLive = idle < MILLIS[i];
            for (int size = 0; size < SIZES; size++, cell++) {
                if (mayLive && depth <= ENTRIES[size] && ((stamp - loads[cells + cell]) & 0xFF) < STEPS) {
                    sums.hits[cell] += weight;
                } else {
                    loads[cells + cell] = stamp;
                }
            }
        }
    }

    /** For how many steps of the shortest lifetime all values certainly live. */
    private int stepsToLive(byte[] loads, int cells) {
        int least = STEPS;
        int cell = cells;
        for (int i = 0; i < MILLIS.length; i++) {
            for (int size = 0; size < SIZES; size++, cell++) {
                int left = STEPS - ((stamps[i] - loads[cell]) & 0xFF);
                // Of a longer step some part is over.
                least = Math.min(least, i == 0 ? left : (left - 1) * STEP_LENGTHS[i]);
            }
        }
        return least;
    }
}
