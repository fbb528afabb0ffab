package io.pitot.agent.bootstrap;

/**
 * Whether a statement skips many rows before the first that it returns. Found in its text once: the number there, or which parameter it is. Of
 * the number nothing is kept but whether it is large. For one thread; allocates nothing.
 */
final class RowsSkipped {

    /** The database reads that many rows for each page to no purpose. */
    static final long MANY = 1_000;

    /** In place of a parameter's index: the text skips none. */
    static final int NONE = 0;

    /** Likewise: the number stands in the text, and is small. */
    static final int SMALL = -1;

    /** Likewise: it is large. */
    static final int LARGE = -2;

    private static final String OFFSET = "OFFSET";
    private static final String LIMIT = "LIMIT";

    private String sql = "";
    private int at;
    private int parameters;

    /** The index of the parameter that says how many rows are skipped, from 1, or one of the constants; of several, the last. */
    int in(String text) {
        sql = text;
        at = 0;
        parameters = 0;
        int found = find();
        sql = "";
        return found;
    }

    /** Whether this, which may be any object, is a large number. Nothing but the JDK's own types is asked. */
    static boolean isMany(@Nullable Object value) {
        return (value instanceof Long || value instanceof Integer) && ((Number) value).longValue() >= MANY;
    }

    private int find() {
        int found = NONE;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '?') {
                parameters++;
                at++;
            } else if (c == '\'' || c == '"' || c == '`') {
                skipQuoted(c);
            } else if (sql.startsWith("--", at)) {
                skipTo("\n");
            } else if (sql.startsWith("/*", at)) {
                skipTo("*/");
            } else if (Character.isLetter(c) || c == '_') {
                int begin = at;
                skipWord();
                if (isWord(begin, OFFSET)) {
                    found = operand(found);
                } else if (isWord(begin, LIMIT)) {
                    found = beforeComma(found);
                }
            } else {
                at++;
            }
        }
        return found;
    }

    private boolean isWord(int begin, String word) {
        return at - begin == word.length() && sql.regionMatches(true, begin, word, 0, word.length());
    }

    /** What stands next, if it can be told; it is passed only if it is a number. */
    private int operand(int otherwise) {
        skipBlanks();
        if (at < sql.length() && sql.charAt(at) == '?') {
            return parameters + 1;
        }
        int begin = at;
        long number = 0;
        while (at < sql.length() && Character.digit(sql.charAt(at), 10) >= 0) {
            number = Math.min(MANY, number * 10 + Character.digit(sql.charAt(at), 10));
            at++;
        }
        if (at == begin) {
            return otherwise;
        }
        return number >= MANY ? LARGE : SMALL;
    }

    /** MySQL's way: the first number after {@code LIMIT}, where two follow. */
    private int beforeComma(int otherwise) {
        int first = operand(otherwise);
        if (at < sql.length() && sql.charAt(at) == '?') {
            parameters++;
            at++;
        }
        skipBlanks();
        return at < sql.length() && sql.charAt(at) == ',' ? first : otherwise;
    }

    private void skipBlanks() {
        while (at < sql.length() && Character.isWhitespace(sql.charAt(at))) {
            at++;
        }
    }

    private void skipWord() {
        while (at < sql.length() && Character.isJavaIdentifierPart(sql.charAt(at))) {
            at++;
        }
    }

    private void skipQuoted(char quote) {
        int end = sql.indexOf(quote, at + 1);
        at = end < 0 ? sql.length() : end + 1;
    }

    private void skipTo(String end) {
        int found = sql.indexOf(end, at);
        at = found < 0 ? sql.length() : found + end.length();
    }
}
