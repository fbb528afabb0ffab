package io.pitot.agent.bootstrap.sql;

import java.util.Arrays;

/** Where the literals of one text are. Not thread-safe. */
final class LiteralPlaces {

    private int[] from = new int[8];
    private int[] to = new int[8];
    private char[] signs = new char[8];
    private int count;

    void clear() {
        count = 0;
    }

    void add(int from, int to, char sign) {
        if (count == signs.length) {
            this.from = Arrays.copyOf(this.from, 2 * count);
            this.to = Arrays.copyOf(this.to, 2 * count);
            signs = Arrays.copyOf(signs, 2 * count);
        }
        this.from[count] = from;
        this.to[count] = to;
        signs[count++] = sign;
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
}
