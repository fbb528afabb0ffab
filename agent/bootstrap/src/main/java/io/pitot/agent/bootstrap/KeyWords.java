package io.pitot.agent.bootstrap;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Which words of keys are told apart. Whether {@code anna} in {@code basket:anna} is a user's name cannot be told by its look, but that there
 * is no end of them can: what has shown more different words than a limit behind the same prefix is one word from then on.
 *
 * <p>Bounded, lock-free and without objects of its own per word. Any thread may ask.
 */
final class KeyWords {

    /** How many different words keys may begin with: an application has more caches than each has kinds of keys. */
    static final int FIRST_WORDS = 128;

    /** The same behind each prefix. */
    static final int WORDS = 32;

    private static final int PREFIXES = 512;
    private static final int PROBES = 8;
    private static final KeyWords SHARED = new KeyWords();

    /** Hashes of prefixes; each has {@link #WORDS} places in {@link #words}, behind those of the first words. */
    private final AtomicLongArray prefixes = new AtomicLongArray(PREFIXES);

    private final AtomicIntegerArray words = new AtomicIntegerArray(FIRST_WORDS + PREFIXES * WORDS);

    /** By prefix, and last for the first words: not 0 once there have been too many. */
    private final AtomicIntegerArray varied = new AtomicIntegerArray(PREFIXES + 1);

    /** Those of this JVM. */
    static KeyWords shared() {
        return SHARED;
    }

    /**
     * Whether a word is one of the few behind its prefix. Where there is no room for one more prefix, none is.
     *
     * @param prefix hash of what comes before it in the pattern; 0 at the start
     * @param word its hash
     */
    boolean tellsApart(long prefix, long word) {
        if (prefix == 0) {
            return tellsApart(PREFIXES, 0, FIRST_WORDS, word);
        }
        int place = place(prefix);
        return place >= 0 && tellsApart(place, FIRST_WORDS + place * WORDS, WORDS, word);
    }

    private boolean tellsApart(int place, int from, int limit, long word) {
        if (varied.get(place) != 0) {
            return false;
        }
        int key = (int) (Hashing.mix(word) >>> 32) | 1;
        int home = key >>> 1;
        for (int i = 0; i < limit; i++) {
            int slot = from + ((home + i) & (limit - 1));
            int present = words.get(slot);
            if (present == 0) {
                present = words.compareAndExchange(slot, 0, key);
            }
            if (present == 0 || present == key) {
                return true;
            }
        }
        varied.set(place, 1);
        return false;
    }

    private int place(long prefix) {
        int home = (int) (Hashing.mix(prefix) >>> 32);
        for (int i = 0; i < PROBES; i++) {
            int place = (home + i) & (PREFIXES - 1);
            long present = prefixes.get(place);
            if (present == 0) {
                present = prefixes.compareAndExchange(place, 0, prefix);
            }
            if (present == 0 || present == prefix) {
                return place;
            }
        }
        return -1;
    }
}
