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
 * A literal counts as {@code ?} whatever it is, so the state after the gap is the same again. In a list, {@code IN (1,
 * 2)}, a run of literals with commas between them counts like its first, if a comma or the end of the list follows;
 * there the gap takes as many as there are. This needs that
 * nothing outside of a gap looks into it any further than at its first character, which is a digit or a quote in both
 * texts, or, backwards, at its last, which is neither white space nor a part of a word that would go on. What looks
 * further ahead are searches for an end that there is not (of a comment, a string, a name in
 * quotes) and the second reading of a text whose backslashes may mean two things. Statements with any of these get no
 * template. A search for the end of a {@code [name]} stops at a quote and takes all digits and dots alike.
 */
public final class SqlTemplate {

    static final byte NUMBER = 0;
    static final byte STRING = 1;

    /** One or more of them with commas between, in a list where only the first counts. */
    static final byte NUMBERS = 3;

    static final byte STRINGS = 4;

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
        int[] gaps = new int[count];
        byte[] kinds = new byte[count];
        int[] leads = new int[count];
        char[] signs = new char[count];
        int filled = 0;
        int copied = 0;
        int atLeast = 0;
        int made = 0;
        for (int i = 0; i < count; i++) {
            int from = places.from(i);
            int to = places.to(i);
            byte kind = kind(sql, from, to);
            int gap = switch (kind) {
                case NUMBER -> sql.charAt(from) == '.' ? from + 1 : from;
                case STRING -> sql.indexOf('\'', from);
                default -> to;
            };
            int last = lastOfRun(sql, places, i, kind);
            if (last >= 0) {
                i = last;
                to = places.to(last);
                kind = kind == NUMBER ? NUMBERS : STRINGS;
            }
            atLeast += kind == FIXED ? 0 : 1;
            sql.getChars(copied, gap, text, filled);
            filled += gap - copied;
            copied = to;
            gaps[made] = filled;
            kinds[made] = kind;
            leads[made] = gap - from;
            signs[made++] = places.sign(i);
        }
        sql.getChars(copied, sql.length(), text, filled);
        filled += sql.length() - copied;
        this.pieces = Arrays.copyOf(text, filled);
        this.gaps = Arrays.copyOf(gaps, made);
        this.kinds = Arrays.copyOf(kinds, made);
        this.leads = Arrays.copyOf(leads, made);
        this.signs = Arrays.copyOf(signs, made);
        this.fingerprint = fingerprint;
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

    private static byte kind(String sql, int from, int to) {
        return isNumber(sql, from, to) ? NUMBER : isString(sql, from, to) ? STRING : FIXED;
    }

    /** The last of a run of literals of one kind that begins here and fills its place in the list; or -1. */
    private static int lastOfRun(String sql, LiteralPlaces places, int first, byte kind) {
        if (!places.beginsRun(first) || kind == FIXED || !isBare(sql, places.from(first), places.sign(first))) {
            return -1;
        }
        int last = first;
        while (places.continuesRun(last + 1)) {
            last++;
            int from = places.from(last);
            boolean alike = kind(sql, from, places.to(last)) == kind && isBare(sql, from, places.sign(last));
            if (!alike || !sql.substring(places.to(last - 1), from).strip().equals(",")) {
                return -1;
            }
        }
        char next = Characters.at(sql, places.to(last));
        return next == ')' || next == ',' || next == ']' ? last : -1;
    }

    /** Whether a literal has neither a sign nor anything else before its digits or quotes. */
    static boolean isBare(String sql, int from, char sign) {
        char first = sql.charAt(from);
        return sign == 0 && (first == '\'' || Characters.isDigit(first));
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
        return between && (quote == from || (sql.charAt(quote - 1) | ' ') != 'q');
    }
}
