package io.pitot.agent.bootstrap.sql;

import java.util.Arrays;

/** Where the literals of one text are. Not thread-safe. */
final class LiteralPlaces {

    private int[] from = new int[8];
    private int[] to = new int[8];
    private char[] signs = new char[8];
    private byte[] inLists = new byte[8];
    private int count;

    void clear() {
        count = 0;
    }

    /** @param inList what {@link TokenWriter#inList} says of the literal */
    void add(int from, int to, char sign, byte inList) {
        if (count == signs.length) {
            this.from = Arrays.copyOf(this.from, 2 * count);
            this.to = Arrays.copyOf(this.to, 2 * count);
            signs = Arrays.copyOf(signs, 2 * count);
            inLists = Arrays.copyOf(inLists, 2 * count);
        }
        this.from[count] = from;
        this.to[count] = to;
        signs[count] = sign;
        inLists[count++] = inList;
    }

    int count() {
        return count;
    }

    int from(int index) {
        return from[index];
    }

    int to(int index) {
        return to[index];
    }

    char sign(int index) {
        return signs[index];
    }

    /** Whether the literal begins a run of literals in a list. */
    boolean beginsRun(int index) {
        return inLists[index] == TokenWriter.BEGINS_RUN;
    }

    /** Whether the literal continues a run of literals in a list and adds nothing to the fingerprint. */
    boolean continuesRun(int index) {
        return index < count && inLists[index] == TokenWriter.CONTINUES_RUN;
    }
}
