package io.pitot.agent.bootstrap.sql;

/** Classes of characters. Beyond ASCII everything is part of a word. */
final class Characters {

    /** By ASCII character: what it is in an unquoted word, letters in lower case; 0 if it is in none. */
    private static final byte[] LOWER = new byte[128];

    /** By ASCII character: whether operators of several characters may have it anywhere. */
    private static final boolean[] OPERATOR = new boolean[128];

    static {
        for (char c = 'a'; c <= 'z'; c++) {
            LOWER[c] = (byte) c;
            LOWER[c - 32] = (byte) c;
        }
        for (char c = '0'; c <= '9'; c++) {
            LOWER[c] = (byte) c;
        }
        LOWER['_'] = '_';
        String operators = "<>=~!^&|%@";
        for (int i = 0; i < operators.length(); i++) {
            OPERATOR[operators.charAt(i)] = true;
        }
    }

    private Characters() {}

    /** The character as part of an unquoted word, in lower case; 0 if it cannot be part of one. */
    static char lower(char c) {
        return c < 128 ? (char) LOWER[c] : c;
    }

    static boolean isWord(char c) {
        return c >= 128 || LOWER[c] != 0;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether a word may start with this character. */
    static boolean startsWord(char c) {
        return isWord(c) && !isDigit(c);
    }

    static boolean isOperator(char c) {
        return c < 128 && OPERATOR[c];
    }

    /** The character at an index, or 0 after the end. */
    static char at(String sql, int index) {
        return index < sql.length() ? sql.charAt(index) : 0;
    }
}
