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

    /** As many characters after a literal must be in the window for a comma and a literal to be seen. */
    private static final int AHEAD = 8;

    private final char[] window;
    private final LiteralsHash literals;

    private String sql = "";

    /** Where in the text the window begins. */
    private int base;

    /** How much of the window is filled. */
    private int filled;

    /**
     * @param window holds part of a text while it is compared; free for other use between calls
     * @param literals receives the literals of a text that matches
     */
    TemplateMatcher(char[] window, LiteralsHash literals) {
        this.window = window;
        this.literals = literals;
    }

    boolean matches(SqlTemplate template, String sql) {
        if (sql.length() < template.shortest) {
            return false;
        }
        this.sql = sql;
        literals.start();
        base = 0;
        slide(0);
        boolean matches = matches(template);
        this.sql = "";
        return matches;
    }

    private boolean matches(SqlTemplate template) {
        char[] pieces = template.pieces;
        int[] gaps = template.gaps;
        int at = 0;
        int piece = 0;
        for (int gap = 0; ; gap++) {
            int pieceEnd = gap < gaps.length ? gaps[gap] : pieces.length;
            while (piece < pieceEnd) {
                if (at == filled) {
                    slide(at);
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
                return at == filled && !more();
            }
            byte kind = template.kinds[gap];
            if (kind == SqlTemplate.FIXED) {
                literals.add(pieces, pieceEnd - template.leads[gap], pieceEnd, template.signs[gap]);
            } else {
                at = kind == SqlTemplate.NUMBERS || kind == SqlTemplate.STRINGS
                        ? list(kind, at)
                        : literal(kind, at, template.leads[gap], template.signs[gap]);
                if (at == LiteralsHash.NONE) {
                    return false;
                }
            }
        }
    }

    /** The index after a literal, or {@link LiteralsHash#NONE}. */
    private int literal(byte kind, int at, int lead, char sign) {
        int to = at < lead ? LiteralsHash.NONE : inWindow(kind, at, lead, sign);
        if (to == LiteralsHash.NONE && more()) {
            // Perhaps only part of the literal is in the window.
            slide(at - lead);
            to = lead < filled ? inWindow(kind, lead, lead, sign) : LiteralsHash.NONE;
        }
        return to;
    }

    private int inWindow(byte kind, int at, int lead, char sign) {
        return kind == SqlTemplate.NUMBER
                ? literals.number(window, at - lead, at, filled, more(), sign)
                : literals.string(window, at - lead, at, filled, sign);
    }

    /** The index after a list of literals, or {@link LiteralsHash#NONE}. */
    private int list(byte listKind, int from) {
        boolean numbers = listKind == SqlTemplate.NUMBERS;
        byte kind = numbers ? SqlTemplate.NUMBER : SqlTemplate.STRING;
        int at = literal(kind, from, 0, '\0');
        while (at >= 0) {
            if (filled - at < AHEAD && more()) {
                slide(at);
                at = 0;
            }
            int next = at;
            if (next < filled && window[next] == ',') {
                next++;
                while (next < filled && window[next] == ' ') {
                    next++;
                }
            }
            boolean literal =
                    next > at && next < filled && (numbers ? Characters.isDigit(window[next]) : window[next] == '\'');
            if (!literal) {
                return at;
            }
            at = literal(kind, next, 0, '\0');
        }
        return at;
    }

    private boolean more() {
        return base + filled < sql.length();
    }

    /** Moves the window on. */
    private void slide(int by) {
        base += by;
        filled = Math.min(sql.length() - base, window.length);
        sql.getChars(base, base + filled, window, 0);
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
