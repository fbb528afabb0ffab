package io.pitot.agent.bootstrap.sql;

import io.pitot.agent.bootstrap.Nullable;

/** Hashes the literals of a statement in their order, and nothing else of it. Not thread-safe. */
final class LiteralsHash {

    /** {@link #number} and {@link #string} have met something else, or no end. */
    static final int NONE = -1;

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final @Nullable LiteralPlaces places;

    private long hash;
    private int count;

    // Where the literals are, as far as the lengths of what is between them tell.
    private long layout;
    private int last;

    /**
     * @param salt seeds the hash
     * @param places where to note the place of each literal of a text, or null
     */
    LiteralsHash(long salt, @Nullable LiteralPlaces places) {
        this.seed = salt * MULTIPLIER ^ 0x5851F42D4C957F2DL;
        this.places = places;
    }

    void start() {
        hash = seed;
        count = 0;
        layout = 0;
        last = 0;
        if (places != null) {
            places.clear();
        }
    }

    /**
     * @param sign the sign before the literal, or 0
     * @param inList what {@link TokenWriter#inList} says of it
     */
    void add(String sql, int from, int to, char sign, byte inList) {
        long h = hash;
        int i = from;
        while (i + 4 <= to) {
            h = four(h, sql.charAt(i), sql.charAt(i + 1), sql.charAt(i + 2), sql.charAt(i + 3));
            i += 4;
        }
        long rest = 0;
        while (i < to) {
            rest = rest << 16 | sql.charAt(i++);
        }
        end(h, rest, to - from, sign);
        if (inList != TokenWriter.CONTINUES_RUN || !SqlTemplate.isBare(sql, from, sign)) {
            layout = (layout ^ (from - last)) * MULTIPLIER;
        }
        last = to;
        if (places != null) {
            places.add(from, to, sign, inList);
        }
    }

    /** The same for a literal in an array of characters; does not count for {@link #layout}. */
    void add(char[] text, int from, int to, char sign) {
        long h = hash;
        int i = from;
        while (i + 4 <= to) {
            h = four(h, text[i], text[i + 1], text[i + 2], text[i + 3]);
            i += 4;
        }
        end(h, rest(text, i, to), to - from, sign);
    }

    /**
     * Adds a number of nothing but digits and dots, the first of them a digit, and tells where it ends; or adds
     * nothing if there is none.
     *
     * @param from where the literal begins
     * @param at where its digits do
     * @param limit the index after the last character
     * @param more whether the number may go on after that
     */
    int number(char[] text, int from, int at, int limit, boolean more, char sign) {
        int i = at;
        if (i >= limit || !Characters.isDigit(text[i])) {
            return NONE;
        }
        i++;
        while (i < limit && (Characters.isDigit(text[i]) || text[i] == '.')) {
            i++;
        }
        if (i == limit && more) {
            return NONE;
        }
        add(text, from, i, sign);
        return i;
    }

    /** Adds a string in which there is neither a quote nor a backslash, as {@link #number} does. */
    int string(char[] text, int from, int at, int limit, char sign) {
        int i = at;
        if (i >= limit || text[i] != '\'') {
            return NONE;
        }
        i++;
        while (i < limit && text[i] != '\'') {
            if (text[i] == '\\') {
                return NONE;
            }
            i++;
        }
        if (i == limit) {
            return NONE;
        }
        i++;
        add(text, from, i, sign);
        return i;
    }

    int count() {
        return count;
    }

    /** The hash of the literals; 0 if there are none. */
    long value() {
        if (count == 0) {
            return 0;
        }
        long h = hash * 0xBF58476D1CE4E5B9L;
        h ^= h >>> 31;
        return h == 0 ? 1 : h;
    }

    /**
     * A hash of the lengths of what stands between the literals of a text of this length, runs of literals in lists
     * taken for one: texts that differ in the values of literals only have the same; 0 if there are no literals.
     */
    long layout(int length) {
        return count > 0 ? (layout ^ (length - last)) * MULTIPLIER : 0;
    }

    private static long rest(char[] text, int from, int to) {
        long rest = 0;
        for (int i = from; i < to; i++) {
            rest = rest << 16 | text[i];
        }
        return rest;
    }

    private static long four(long before, char a, char b, char c, char d) {
        long h = (before ^ ((long) a << 48 | (long) b << 32 | (long) c << 16 | d)) * MULTIPLIER;
        return h ^ (h >>> 32);
    }

    private void end(long before, long rest, int length, char sign) {
        long h = (before ^ rest) * MULTIPLIER + length + ((long) sign << 32);
        hash = h ^ (h >>> 29);
        count++;
    }
}
