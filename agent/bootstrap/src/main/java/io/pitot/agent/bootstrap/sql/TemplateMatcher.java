package io.pitot.agent.bootstrap.sql;

import java.util.Arrays;

/**
 * Compares texts with {@link SqlTemplate}s. Not thread-safe; allocates nothing.
 *
 * <p>Characters are copied into a window and compared there, because {@link String#getChars} and {@link
 * Arrays#mismatch} read 16 to 64 bytes at a time where {@link String#charAt} reads one character. Copied as
 * characters and not as bytes they are right for any text.
 */
final class TemplateMatcher {

    /** Up to this length a call of {@link Arrays#mismatch} takes longer than a loop. */
    private static final int SHORT = 8;

    private final char[] window;
    private final LiteralsHash literals;

    /**
     * @param window holds part of a text while it is compared; free for other use between calls
     * @param literals receives the literals of a text that matches
     */
    TemplateMatcher(char[] window, LiteralsHash literals) {
        this.window = window;
        this.literals = literals;
    }

    boolean matches(SqlTemplate template, String sql) {
        int length = sql.length();
        if (length < template.shortest) {
            return false;
        }
        literals.start();
        char[] pieces = template.pieces;
        int[] gaps = template.gaps;
        int base = 0;
        int filled = slide(sql, 0);
        int at = 0;
        int piece = 0;
        for (int gap = 0; ; gap++) {
            int pieceEnd = gap < gaps.length ? gaps[gap] : pieces.length;
            while (piece < pieceEnd) {
                if (at == filled) {
                    base += at;
                    filled = slide(sql, base);
                    at = 0;
                }
                int count = Math.min(pieceEnd - piece, filled - at);
                if (count == 0 || !same(at, pieces, piece, count)) {
                    return false;
                }
                at += count;
                piece += count;
            }
            if (gap == gaps.length) {
                return base + at == length;
            }
            byte kind = template.kinds[gap];
            int lead = template.leads[gap];
            char sign = template.signs[gap];
            if (kind == SqlTemplate.FIXED) {
                literals.add(pieces, pieceEnd - lead, pieceEnd, sign);
                continue;
            }
            boolean more = base + filled < length;
            int to = at < lead ? LiteralsHash.NONE : literal(kind, at, lead, filled, more, sign);
            if (to == LiteralsHash.NONE && more) {
                // Perhaps only part of the literal is in the window.
                base += at - lead;
                filled = slide(sql, base);
                to = literal(kind, lead, lead, filled, base + filled < length, sign);
            }
            if (to == LiteralsHash.NONE) {
                return false;
            }
            at = to;
        }
    }

    private int literal(byte kind, int at, int lead, int limit, boolean more, char sign) {
        return kind == SqlTemplate.NUMBER
                ? literals.number(window, at - lead, at, limit, more, sign)
                : literals.string(window, at - lead, at, limit, sign);
    }

    /** Fills the window with the text from an index on and returns how many characters there are. */
    private int slide(String sql, int from) {
        int count = Math.min(sql.length() - from, window.length);
        sql.getChars(from, from + count, window, 0);
        return count;
    }

    private boolean same(int at, char[] pieces, int piece, int count) {
        char[] text = window;
        if (count > SHORT) {
            return Arrays.mismatch(text, at, at + count, pieces, piece, piece + count) < 0;
        }
        for (int i = 0; i < count; i++) {
            if (text[at + i] != pieces[piece + i]) {
                return false;
            }
        }
        return true;
    }
}
