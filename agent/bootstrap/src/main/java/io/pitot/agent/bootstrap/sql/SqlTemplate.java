package io.pitot.agent.bootstrap.sql;

import java.util.Arrays;

/**
 * A statement with gaps where its literals were. A text that consists of the same pieces, and of simple
 * literals in the gaps, has the template's fingerprint: {@link SqlScanner#matches} finds that out in a fraction of the
 * time of a scan. Keeps no literal that it can do without. Immutable.
 *
 * <p><b>Why a match proves what a scan would find.</b> The scanner reads from left to right, and what it does at
 * one place depends on what it has done before and on the characters it looks at. In the pieces they are the
 * same in both texts. So it reaches each gap in the same state, and there
 * <ul>
 * <li>a number of digits and dots that begins with a digit, before a character that is neither a dot nor part of a
 *     word, ends before that character; the template has a gap for a number only if such a character, or the end,
 *     follows;</li>
 * <li>a string without quotes and backslashes inside ends at the next quote unless one more quote
 *     follows; the template's does not, or its own literal would have been longer.</li>
 * </ul>
 * A literal counts as {@code ?} whatever it is, so the state after the gap is the same again. This needs that
 * nothing outside of a gap looks into it any further than at its first character, which is a digit or a quote in both
 * texts, or, backwards, at its last, which is neither white space nor a part of a word that would go on. What looks
 * further ahead are searches for an end that there is not (of a comment, a string, a name in
 * quotes) and the second reading of a text whose backslashes may mean two things. Statements with any of these get no
 * template. A search for the end of a {@code [name]} stops at a quote and takes all digits and dots alike.
 */
public final class SqlTemplate {

    static final byte NUMBER = 0;
    static final byte STRING = 1;

    /** No gap: a literal that is not simple is part of the piece before. */
    static final byte FIXED = 2;

    /** The pieces, one after the other. */
    final char[] pieces;

    /** Where in {@link #pieces} each gap is. */
    final int[] gaps;

    final byte[] kinds;

    /** How many characters before the gap belong to the literal: {@code N} in {@code N'x'}. */
    final int[] leads;

    final char[] signs;

    /** The length of the shortest text that may match. */
    final int shortest;

    final long fingerprint;

    /** @param places where in the text the scanner has found literals */
    SqlTemplate(String sql, LiteralPlaces places, long fingerprint) {
        int count = places.count();
        char[] text = new char[sql.length()];
        this.gaps = new int[count];
        this.kinds = new byte[count];
        this.leads = new int[count];
        this.signs = new char[count];
        this.fingerprint = fingerprint;
        int filled = 0;
        int copied = 0;
        int atLeast = 0;
        for (int i = 0; i < count; i++) {
            int from = places.from(i);
            int to = places.to(i);
            int gap = from;
            byte kind = FIXED;
            if (isNumber(sql, from, to)) {
                kind = NUMBER;
                gap = sql.charAt(from) == '.' ? from + 1 : from;
                atLeast += 1;
            } else if (isString(sql, from, to)) {
                kind = STRING;
                gap = sql.indexOf('\'', from);
                atLeast += 2;
            } else {
                gap = to;
            }
            sql.getChars(copied, gap, text, filled);
            filled += gap - copied;
            copied = to;
            gaps[i] = filled;
            kinds[i] = kind;
            leads[i] = gap - from;
            signs[i] = places.sign(i);
        }
        sql.getChars(copied, sql.length(), text, filled);
        filled += sql.length() - copied;
        this.pieces = Arrays.copyOf(text, filled);
        this.shortest = filled + atLeast;
    }

    /** The hash of the fingerprint of all texts that match. */
    public long fingerprintHash() {
        return fingerprint;
    }

    /** What it takes in memory, roughly, in bytes. */
    public int size() {
        return 128 + 2 * pieces.length + 11 * gaps.length;
    }

    /** Whether a literal of this kind, here, ends after digits and dots: {@code 1}, {@code .5}, {@code 1e5}. */
    private static boolean isNumber(String sql, int from, int to) {
        char first = sql.charAt(from);
        char next = Characters.at(sql, to);
        return (Characters.isDigit(first) || first == '.') && !Characters.isWord(next) && next != '.';
    }

    /** Whether a literal is between single quotes, with or without a prefix, but not Oracle's {@code q'[x]'}. */
    private static boolean isString(String sql, int from, int to) {
        int quote = sql.indexOf('\'', from);
        boolean between = quote >= 0 && quote < to - 1 && sql.charAt(to - 1) == '\'';
        return between && sql.charAt(from) != '"' && (quote == from || (sql.charAt(quote - 1) | ' ') != 'q');
    }
}
