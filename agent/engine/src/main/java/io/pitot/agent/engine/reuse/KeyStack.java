package io.pitot.agent.engine.reuse;

import java.util.Arrays;

/**
 * The keys of one subject in the order of their last use, of which a cache with room for <i>n</i> values that lets go
 * the one used longest ago holds the first <i>n</i>. Where there are more keys than room, it keeps a sample of them: all
 * uses of one key in so many, by the key's hash.
 *
 * <p>The stack is that of R. L. Mattson et al., "Evaluation techniques for storage hierarchies", IBM Systems Journal
 * 9(2), 1970: one pass gives the hits of every size. The sample is that of C. Waldspurger et al., "Efficient MRC
 * construction with SHARDS", FAST 2015, of a fixed size, with a rate that is a power of two, so that what a use weighs
 * is a whole number and counts of several dumps add up exactly.
 *
 * <p>Few keys have many of the uses, and whether those are in the sample makes most of its error. So the keys used most
 * when the first ones have to go stay for certain, and each of them stands for itself alone.
 */
final class KeyStack {

    /** Least capacity. */
    static final int LEAST = 64;

    /** No slot. */
    static final int NONE = -1;

    /** A key that has one in so many uses is one of those used most. */
    private static final int MANY_USES = 2_048;

    /** Of the keys that there is room for at most one in so many is one of those. */
    private static final int ROOM_FOR_MOST_USED = 4;

    /** Stands for the uses of a key that is one of those. */
    private static final byte MOST_USED = Byte.MAX_VALUE;

    /*
     * A key has a slot; its use has a place, the later the higher, twice as many as there are slots. A bit says that a
     * place is the last use of a key; counting the bits above one is the key's depth, by words with the help of a
     * Fenwick tree of their sums (P. Fenwick, Software: Practice and Experience 24(3), 1994). The tree has the words below
     * the one that the next use goes to: a word enters it once, when it is full. When the places run out the used ones
     * move down together.
     *
     * Of the hash 32 bits are kept, of which the lowest say whether a key is of the sample: to take a new key for
     * another one is as likely as there are keys, sampled or not, among 2^32.
     */
    private int capacity = LEAST;
    private int size;
    private int rate;
    private int[] hashes = new int[LEAST];
    private int[] times = new int[LEAST];
    private byte[] loads = new byte[LEAST * Lifetimes.CELLS];
    private char[] places = new char[LEAST];
    private byte[] uses = new byte[LEAST];
    private int mostUsed;

    /** Open addressing, at most half full: slot + 1, or 0. */
    private char[] table = new char[2 * LEAST];

    private long[] used = new long[LEAST / 32];
    private char[] tree = new char[LEAST / 32 + 1];

    /** The same of the places of the keys used most alone. */
    private long[] usedMost = new long[LEAST / 32];

    private char[] treeOfMost = new char[LEAST / 32 + 1];
    private int next;

    /** The first place after the last write to what is read. */
    private int unwritten;

    int capacity() {
        return capacity;
    }

    /** Keys in it. */
    int size() {
        return size;
    }

    boolean isFull() {
        return size == capacity;
    }

    /** How many keys one stands for that is not there yet. */
    long weight() {
        return 1L << rate;
    }

    /** How many keys the one in a slot stands for. */
    long weight(int slot) {
        return isMostUsed(slot) ? 1 : weight();
    }

    /** Whether the key of this hash is one of the sample. */
    boolean samples(int hash) {
        return (hash & ((1 << rate) - 1)) == 0;
    }

    /** Whether a key may be there, sampled or as one of those used most. */
    boolean mayHave(int hash) {
        return mostUsed > 0 || samples(hash);
    }

    private boolean isMostUsed(int slot) {
        return uses[slot] == MOST_USED;
    }

    /** The slot of a key, or {@link #NONE}. */
    int find(int hash) {
        int mask = table.length - 1;
        for (int i = start(hash); table[i] != 0; i = (i + 1) & mask) {
            int slot = table[i] - 1;
            if (hashes[slot] == hash) {
                return slot;
            }
        }
        return NONE;
    }

    /** The slot of a key that was not there, as the one used last. There must be room. */
    int add(int hash) {
        int slot = size++;
        hashes[slot] = hash;
        uses[slot] = 1;
        enter(slot);
        use(slot);
        return slot;
    }

    /** Whether the key is the one used last. */
    boolean isLast(int slot) {
        return places[slot] == next - 1;
    }

    /** How many keys were used since the key was, that one included; of all keys, as far as the sample tells. */
    long depth(int slot) {
        int above = size - upTo(places[slot], used, tree);
        int mostUsedAbove = mostUsed == 0 ? 0 : mostUsed - upTo(places[slot], usedMost, treeOfMost);
        return ((long) (above - mostUsedAbove) << rate) + mostUsedAbove + 1;
    }

    private static int upTo(int place, long[] bits, char[] sums) {
        int word = place >>> 6;
        int upTo = Long.bitCount(bits[word] & (-1L >>> (63 - (place & 63))));
        for (int i = word; i > 0; i &= i - 1) {
            upTo += sums[i];
        }
        return upTo;
    }

    /** Whether what the key was used for last has been written since. */
    boolean isWritten(int slot) {
        return places[slot] < unwritten;
    }

    /** What all keys stand for is written. */
    void write() {
        unwritten = next;
    }

    /** Makes a key the one used last. */
    void touch(int slot) {
        if (uses[slot] < MOST_USED - 1) {
            uses[slot]++;
        }
        // What it stands for is read anew: after a write that takes a place behind that.
        if (isLast(slot) && !isWritten(slot)) {
            return;
        }
        int place = places[slot];
        leave(place, used, tree);
        if (isMostUsed(slot)) {
            leave(place, usedMost, treeOfMost);
        }
        use(slot);
    }

    /** When the key was used last, in milliseconds. */
    int time(int slot) {
        return times[slot];
    }

    void time(int slot, int millis) {
        times[slot] = millis;
    }

    /** Of all keys: the key's {@link Lifetimes#CELLS} bytes begin at its slot times as many. */
    byte[] loads() {
        return loads;
    }

    /**
     * Samples half of what it has sampled so far, as often as it takes.
     *
     * @param calls how many there were so far, of all keys
     */
    void thinOut(long calls) {
        if (rate == 0) {
            keepMostUsed(Math.max(2, Math.min(calls / MANY_USES, MOST_USED - 1)));
        }
        do {
            rate++;
            dropUnsampled();
        } while (isFull());
        resize(capacity);
    }

    /** Only as long as all keys are there: one of a sample stands for others that would have to stay as well. */
    private void keepMostUsed(long leastUses) {
        for (int slot = 0; slot < size && mostUsed < capacity / ROOM_FOR_MOST_USED; slot++) {
            if (uses[slot] >= leastUses) {
                uses[slot] = MOST_USED;
                mostUsed++;
            }
        }
    }

    private void dropUnsampled() {
        int kept = 0;
        for (int slot = 0; slot < size; slot++) {
            int place = places[slot];
            if (isMostUsed(slot) || samples(hashes[slot])) {
                hashes[kept] = hashes[slot];
                times[kept] = times[slot];
                places[kept] = (char) place;
                uses[kept] = uses[slot];
                System.arraycopy(loads, slot * Lifetimes.CELLS, loads, kept * Lifetimes.CELLS, Lifetimes.CELLS);
                kept++;
            } else {
                used[place >>> 6] ^= 1L << place;
            }
        }
        size = kept;
    }

    /** Gives it room for so many keys, a power of two, and thins them out if they are more. */
    void resize(int newCapacity) {
        if (mostUsed > newCapacity / ROOM_FOR_MOST_USED) {
            forgetMostUsed(newCapacity / ROOM_FOR_MOST_USED);
        }
        while (size > newCapacity) {
            rate++;
            dropUnsampled();
        }
        moveDown();
        if (newCapacity != capacity) {
            capacity = newCapacity;
            hashes = Arrays.copyOf(hashes, capacity);
            times = Arrays.copyOf(times, capacity);
            places = Arrays.copyOf(places, capacity);
            uses = Arrays.copyOf(uses, capacity);
            loads = Arrays.copyOf(loads, capacity * Lifetimes.CELLS);
            used = Arrays.copyOf(used, capacity / 32);
            usedMost = new long[capacity / 32];
            tree = new char[capacity / 32 + 1];
            treeOfMost = new char[capacity / 32 + 1];
            table = new char[2 * capacity];
        } else {
            Arrays.fill(table, (char) 0);
        }
        sumUp(NONE);
        for (int slot = 0; slot < size; slot++) {
            enter(slot);
        }
    }

    /** Those that are not sampled have to go then. */
    private void forgetMostUsed(int kept) {
        for (int slot = size - 1; slot >= 0 && mostUsed > kept; slot--) {
            if (isMostUsed(slot)) {
                uses[slot] = 1;
                mostUsed--;
            }
        }
        dropUnsampled();
    }

    private void use(int slot) {
        if (next == 2 * capacity) {
            // The key's own place is not among the used ones.
            moveDown();
            sumUp(slot);
        }
        int word = next >>> 6;
        places[slot] = (char) next;
        used[word] |= 1L << next;
        if (isMostUsed(slot)) {
            usedMost[word] |= 1L << next;
        }
        next++;
        if (next >>> 6 != word) {
            count(tree, word, Long.bitCount(used[word]));
            count(treeOfMost, word, Long.bitCount(usedMost[word]));
        }
    }

    private void leave(int place, long[] bits, char[] sums) {
        int word = place >>> 6;
        bits[word] ^= 1L << place;
        if (word < next >>> 6) {
            count(sums, word, -1);
        }
    }

    /** Moves the used places down until there is no gap. */
    private void moveDown() {
        char[] below = new char[used.length];
        int sum = 0;
        for (int word = 0; word < used.length; word++) {
            below[word] = (char) sum;
            sum += Long.bitCount(used[word]);
        }
        for (int slot = 0; slot < size; slot++) {
            places[slot] = (char) usedBelow(places[slot], below);
        }
        unwritten = unwritten == 2 * capacity ? sum : usedBelow(unwritten, below);
        next = sum;
        for (int word = 0; word < used.length; word++) {
            int bits = Math.max(0, Math.min(64, sum - 64 * word));
            used[word] = bits == 0 ? 0 : -1L >>> (64 - bits);
        }
    }

    private int usedBelow(int place, char[] below) {
        return below[place >>> 6] + Long.bitCount(used[place >>> 6] & ((1L << place) - 1));
    }

    /** @param homeless the slot of a key that has no place now, if there is one */
    private void sumUp(int homeless) {
        Arrays.fill(usedMost, 0);
        for (int slot = 0; slot < size && mostUsed > 0; slot++) {
            if (isMostUsed(slot) && slot != homeless) {
                usedMost[places[slot] >>> 6] |= 1L << places[slot];
            }
        }
        sumUp(tree, used);
        sumUp(treeOfMost, usedMost);
    }

    private void sumUp(char[] sums, long[] bits) {
        Arrays.fill(sums, (char) 0);
        for (int word = 0; word < next >>> 6; word++) {
            count(sums, word, Long.bitCount(bits[word]));
        }
    }

    private static void count(char[] sums, int word, int more) {
        for (int i = word + 1; i < sums.length; i += i & -i) {
            sums[i] += (char) more;
        }
    }

    private void enter(int slot) {
        int i = start(hashes[slot]);
        while (table[i] != 0) {
            i = (i + 1) & (table.length - 1);
        }
        table[i] = (char) (slot + 1);
    }

    private int start(int hash) {
        return (hash * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(table.length - 1);
    }
}
