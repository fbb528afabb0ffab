package io.pitot.agent.bootstrap.sql;

/**
 * Where the quoted parts of a statement and its comments end. Every method takes the index at which such a
 * part begins and returns the index after it, or {@link #OPEN_ENDED} if it does not end.
 */
final class Spans {

    static final int OPEN_ENDED = -1;

    /** Depends on whether a backslash escapes. */
    static final int UNCLEAR = -2;

    private Spans() {}

    /** {@code 'it''s'}, {@code "x""y"}, {@code `x`}: a doubled quote stands for itself. */
    static int quoted(String sql, int from) {
        char quote = sql.charAt(from);
        int i = from;
        do {
            i = sql.indexOf(quote, i + 1) + 1;
        } while (i > 0 && Characters.at(sql, i) == quote);
        return i > 0 ? i : OPEN_ENDED;
    }

    /** The same, with a backslash before a quote that does not end the text: {@code 'it\'s'}. */
    static int escaped(String sql, int from) {
        char quote = sql.charAt(from);
        int end = sql.length();
        int i = from + 1;
        while (i < end) {
            char c = sql.charAt(i++);
            if (c == '\\') {
                i++;
            } else if (c == quote) {
                if (Characters.at(sql, i) != quote) {
                    return i;
                }
                i++;
            }
        }
        return OPEN_ENDED;
    }

    /** {@code 'it''s'} as long as it ends at the same place whether a backslash escapes or not. */
    static int plain(String sql, int from) {
        int end = sql.length();
        int i = from + 1;
        while (i < end) {
            char c = sql.charAt(i++);
            if (c == '\\') {
                if (Characters.at(sql, i) == '\'') {
                    return UNCLEAR;
                }
                i++;
            } else if (c == '\'') {
                if (Characters.at(sql, i) != '\'') {
                    return i;
                }
                i++;
            }
        }
        return OPEN_ENDED;
    }

    /** {@code $$it's$$}, {@code $tag$it's$tag$}: {@code body} is the index after the first delimiter. */
    static int dollarQuoted(String sql, int from, int body) {
        int length = body - from;
        int i = sql.indexOf('$', body);
        while (i >= 0 && !sql.regionMatches(i, sql, from, length)) {
            i = sql.indexOf('$', i + 1);
        }
        return i < 0 ? OPEN_ENDED : i + length;
    }

    /** Oracle's {@code q'[it's]'}: {@code from} is the index of the quote. */
    static int oracleQuoted(String sql, int from) {
        char open = Characters.at(sql, from + 1);
        char close = switch (open) {
            case '[' -> ']';
            case '(' -> ')';
            case '{' -> '}';
            case '<' -> '>';
            default -> open;
        };
        int i = sql.indexOf(close, from + 2);
        while (i >= 0 && Characters.at(sql, i + 1) != '\'') {
            i = sql.indexOf(close, i + 1);
        }
        return i < 0 ? OPEN_ENDED : i + 2;
    }

    /** The end of the line, or of the text. */
    static int line(String sql, int from) {
        int i = from;
        while (i < sql.length() && sql.charAt(i) != '\n' && sql.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    /** A comment that ends at the first end of a comment. */
    static int flatComment(String sql, int from) {
        int end = sql.indexOf("*/", from + 2);
        return end < 0 ? OPEN_ENDED : end + 2;
    }

    /** A comment in which others are nested. */
    static int nestedComment(String sql, int from) {
        int end = sql.length();
        int depth = 1;
        int i = from + 2;
        while (i < end) {
            char c = sql.charAt(i++);
            if (c == '*' && Characters.at(sql, i) == '/') {
                i++;
                if (--depth == 0) {
                    return i;
                }
            } else if (c == '/' && Characters.at(sql, i) == '*') {
                i++;
                depth++;
            }
        }
        return OPEN_ENDED;
    }

    /** T-SQL's {@code [Order Details]}; open-ended also if what is in the brackets does not look like a name. */
    static int bracketed(String sql, int from) {
        int i = from + 1;
        if (!Characters.startsWord(Characters.at(sql, i))) {
            return OPEN_ENDED;
        }
        while (i < sql.length() && (Characters.isWord(sql.charAt(i)) || " -.$#".indexOf(sql.charAt(i)) >= 0)) {
            i++;
        }
        return Characters.at(sql, i) == ']' ? i + 1 : OPEN_ENDED;
    }

    /** Whether a quoted text, its quotes included, reads like an unquoted name. */
    static boolean looksLikeName(String sql, int from, int to) {
        if (to - from < 3 || !Characters.startsWord(sql.charAt(from + 1))) {
            return false;
        }
        for (int i = from + 2; i < to - 1; i++) {
            char c = sql.charAt(i);
            if (!Characters.isWord(c) && c != '$' && c != '#') {
                return false;
            }
        }
        return true;
    }

    /** T-SQL's {@code @name}, {@code @@rowcount}. */
    static int variable(String sql, int from) {
        int i = from + 1;
        char c = Characters.at(sql, i);
        while (Characters.isWord(c) || c == '@' || c == '$') {
            c = Characters.at(sql, ++i);
        }
        return i;
    }

    /** {@code :name}, {@code :item.name}, {@code :1}. */
    static int parameter(String sql, int from) {
        int i = from + 1;
        char c = Characters.at(sql, i);
        while (Characters.isWord(c) || (c == '.' && Characters.isWord(Characters.at(sql, i + 1)))) {
            c = Characters.at(sql, ++i);
        }
        return i;
    }

    static int digits(String sql, int from) {
        int i = from;
        while (Characters.isDigit(Characters.at(sql, i))) {
            i++;
        }
        return i;
    }

    /**
     * Where the quote is of a string whose prefix begins here, {@code N'…'}, {@code U&'…'}, {@code q'…'},
     * {@code _utf8'…'} and the like; open-ended if there is no such prefix.
     */
    static int prefixEnd(String sql, int from) {
        char first = (char) (sql.charAt(from) | ' ');
        char second = Characters.at(sql, from + 1);
        boolean third = Characters.at(sql, from + 2) == '\'';
        if (second == '\'') {
            boolean known = first == 'n' || first == 'x' || first == 'b' || first == 'e' || first == 'q';
            return known ? from + 1 : OPEN_ENDED;
        }
        if (third && ((first == 'u' && second == '&') || (first == 'n' && (second | ' ') == 'q'))) {
            return from + 2;
        }
        if (sql.charAt(from) == '_') {
            int to = NormalText.wordEnd(sql, from);
            return Characters.at(sql, to) == '\'' ? to : OPEN_ENDED;
        }
        return OPEN_ENDED;
    }

    /** {@code 1}, {@code 10.}, {@code 1e-5}, {@code 0x1F}, {@code 12L}: everything that touches the digits. */
    static int number(String sql, int from) {
        boolean hexadecimal = sql.charAt(from) == '0' && (Characters.at(sql, from + 1) | ' ') == 'x';
        int i = from + 1;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (!hexadecimal && (c | ' ') == 'e' && isExponent(sql, i + 1)) {
                i += 2;
            } else if (!Characters.isWord(c) && c != '.') {
                break;
            } else if (!hexadecimal && Characters.isDigit(sql.charAt(i - 1)) && keywordTouches(sql, i)) {
                break;
            }
            i++;
        }
        return i;
    }

    private static boolean isExponent(String sql, int sign) {
        char c = Characters.at(sql, sign);
        return (c == '-' || c == '+') && Characters.isDigit(Characters.at(sql, sign + 1));
    }

    /** Whether a keyword touches the number before it: {@code x=1AND y=2}. */
    private static boolean keywordTouches(String sql, int from) {
        long key = 0;
        int i = from;
        char c = Characters.at(sql, i);
        while (Characters.startsWord(c) && c < 128 && i - from < Keywords.MAX_LENGTH) {
            key = Keywords.key(key, c);
            c = Characters.at(sql, ++i);
        }
        return i > from && !Characters.isWord(c) && Keywords.kind(key) != Keywords.NONE;
    }
}
