package io.pitot.agent.bootstrap.sql;

/**
 * Normalises SQL in one pass and hashes the result. Not thread-safe; reusable; allocates nothing but in
 * {@link #fingerprint}. Never throws for a text that is not null.
 */
public final class SqlScanner {

    /** A longer fingerprint is cut here and marked. */
    private static final int MAX_FINGERPRINT = 4_096;

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    // Classes of characters.
    private static final byte SPACE = 1;
    private static final byte LETTER = 2;
    private static final byte DIGIT = 3;
    private static final byte OPERATOR = 4;
    private static final byte[] CLASS = new byte[128];

    static {
        for (int c = 0; c < 128; c++) {
            if (c <= ' ') {
                CLASS[c] = SPACE;
            } else if (c >= '0' && c <= '9') {
                CLASS[c] = DIGIT;
            } else if (c == '_' || c == 127 || ((c | 32) >= 'a' && (c | 32) <= 'z')) {
                CLASS[c] = LETTER;
            } else if ("<>=~!^&|%@".indexOf(c) >= 0) {
                CLASS[c] = OPERATOR;
            }
        }
    }

    private final long seed;
    private final Writer writer;

    private String sql = "";
    private int end;
    private boolean backticks;
    private boolean comparing;
    private boolean flatComments;
    private long literals;
    private boolean anyLiteral;

    /** @param salt seeds {@link #literalsHash} */
    public SqlScanner(long salt) {
        this(salt, new Writer(new StringBuilder(0), false));
    }

    private SqlScanner(long salt, Writer writer) {
        this.seed = salt * MULTIPLIER ^ 0x5851F42D4C957F2DL;
        this.writer = writer;
    }

    /** The normalised text; a long one is cut after 4,096 characters and ends in {@code …}. */
    public static String fingerprint(String sql) {
        StringBuilder text = new StringBuilder(Math.min(sql.length() + 16, MAX_FINGERPRINT));
        new SqlScanner(0, new Writer(text, true)).scan(sql);
        if (text.length() > MAX_FINGERPRINT) {
            text.setLength(MAX_FINGERPRINT);
            text.append('…');
        }
        return text.toString();
    }

    /** The hash of the whole normalised text, without salt, the same in every JVM. Never 0. */
    public long fingerprintHash() {
        return writer.hash();
    }

    /** The salted hash of the literals in their order; 0 if there are none. */
    public long literalsHash() {
        if (!anyLiteral) {
            return 0;
        }
        long h = literals * 0xBF58476D1CE4E5B9L;
        h ^= h >>> 31;
        return h == 0 ? 1 : h;
    }

    /** Reads a statement; the results are there until the next call. */
    public void scan(String sql) {
        this.sql = sql;
        end = sql.length();
        backticks = sql.indexOf('`') >= 0;
        comparing = false;
        flatComments = false;
        literals = seed;
        anyLiteral = false;
        writer.start();
        int i = 0;
        while (i < end) {
            char c = sql.charAt(i);
            byte type = c < 128 ? CLASS[c] : LETTER;
            if (type == SPACE) {
                i++;
            } else if (type == LETTER) {
                i = word(i);
            } else if (type == DIGIT) {
                i = number(i);
            } else {
                i = other(i, c);
            }
        }
        this.sql = "";
    }

    private char at(int i) {
        return i < end ? sql.charAt(i) : 0;
    }

    private static boolean wordPart(char c) {
        return c >= 128 || CLASS[c] == LETTER || CLASS[c] == DIGIT;
    }

    private boolean wordGoesOn(int i, char c) {
        if (wordPart(c)) {
            return true;
        }
        char next = at(i + 1);
        if (c == '$') {
            return next != '$';
        }
        return c == '#' && next != '>' && next != '-' && next != '\'' && next != '"' && !(next >= '0' && next <= '9');
    }

    private int word(int from) {
        String s = sql;
        int i = from;
        long key = 0;
        boolean plain = true;
        while (i < end) {
            char c = s.charAt(i);
            if (!wordGoesOn(i, c)) {
                break;
            }
            key = Keywords.key(key, c);
            plain &= c < 128 && CLASS[c] == LETTER && c != 127;
            i++;
        }
        char next = at(i);
        int length = i - from;
        if (next == '\'' && length <= 16) {
            char first = (char) (s.charAt(from) | 32);
            if (length == 1 && (first == 'q')) {
                return oracleString(from, i);
            }
            if (length == 2 && first == 'n' && (s.charAt(from + 1) | 32) == 'q') {
                return oracleString(from, i);
            }
            if (length == 1 && first == 'e') {
                return literal(from, string(i, '\'', true));
            }
            if (s.charAt(from) == '_' || (length == 1 && (first == 'n' || first == 'x' || first == 'b'))) {
                return literal(from, string(i, '\'', false));
            }
        }
        if (next == '&' && length == 1 && (s.charAt(from) | 32) == 'u' && at(i + 1) == '\'') {
            return literal(from, string(i + 1, '\'', false));
        }
        int kind = plain && length <= Keywords.MAX_LENGTH && writer.last != Writer.DOT && next != '.'
                ? Keywords.kind(key)
                : Keywords.NONE;
        switch (kind) {
            case Keywords.NONE -> writer.identifier(s, from, i);
            case Keywords.VALUE -> writer.keyword(s, from, i, Writer.WORD_VALUE);
            case Keywords.CALL -> writer.keyword(s, from, i, Writer.CALL);
            case Keywords.IN -> writer.keyword(s, from, i, Writer.IN);
            case Keywords.VALUES -> writer.keyword(s, from, i, Writer.VALUES);
            case Keywords.ARRAY -> writer.keyword(s, from, i, Writer.ARRAY);
            default -> writer.keyword(s, from, i, Writer.KEYWORD);
        }
        comparing = kind == Keywords.COMPARE || kind == Keywords.IN;
        if (kind == Keywords.INTO) {
            writer.tableFollows();
        }
        return i;
    }

    private int literal(int from, int to) {
        long h = writer.signHeld() ? literals ^ writer.sign() : literals;
        for (int i = from; i < to; i++) {
            h = (h ^ sql.charAt(i)) * 0x100000001B3L;
        }
        h = (h ^ to - from) * MULTIPLIER;
        literals = h ^ h >>> 32;
        anyLiteral = true;
        writer.literal();
        comparing = false;
        return to;
    }

    private int placeholder(int to) {
        writer.literal();
        comparing = false;
        return to;
    }

    private int number(int from) {
        int i = from;
        boolean hex = at(i) == '0' && (at(i + 1) | 32) == 'x';
        while (i < end) {
            char c = sql.charAt(i);
            if (!hex && (c == 'e' || c == 'E') && (at(i + 1) == '-' || at(i + 1) == '+') && digit(at(i + 2))) {
                i += 2;
            } else if (!wordPart(c) && c != '.') {
                break;
            }
            i++;
        }
        return literal(from, i);
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The end of a quoted text whose opening quote is at {@code from}. */
    private int string(int from, char quote, boolean escapes) {
        int i = from + 1;
        while (i < end) {
            char c = sql.charAt(i++);
            if (c == quote) {
                if (at(i) != quote) {
                    return i;
                }
                i++;
            } else if (c == '\\' && escapes) {
                i++;
            }
        }
        return end;
    }

    private int oracleString(int from, int quote) {
        char open = at(quote + 1);
        char close = open == '[' ? ']' : open == '{' ? '}' : open == '(' ? ')' : open == '<' ? '>' : open;
        for (int i = quote + 2; i + 1 < end; i++) {
            if (sql.charAt(i) == close && sql.charAt(i + 1) == '\'') {
                return literal(from, i + 2);
            }
        }
        return literal(from, end);
    }

    private int other(int i, char c) {
        char next = at(i + 1);
        return switch (c) {
            case '(', '{' -> open(i, c);
            case ')', ']', '}' -> close(i, c);
            case '[' -> bracket(i);
            case ',' -> comma(i);
            case ';' -> semicolon(i);
            case '\'' -> literal(i, string(i, '\'', backticks));
            case '"' -> doubleQuoted(i);
            case '`' -> verbatim(i, string(i, '`', false));
            case '.' -> dot(i, next);
            case ':' -> colon(i, next);
            case '?' -> question(i, next);
            case '$' -> dollar(i, next);
            case '-' -> minus(i, next);
            case '+' -> sign(i, next);
            case '/' -> next == '*' ? comment(i) : operator(i, next == '=' ? i + 2 : i + 1);
            case '*' -> star(i, next);
            case '#' -> hash(i, next);
            case '@' -> variable(i) ? variableEnd(i) : operators(i);
            default -> c < 128 && CLASS[c] == OPERATOR ? operators(i) : operator(i, i + 1);
        };
    }

    private int open(int i, char c) {
        writer.open(c);
        return i + 1;
    }

    private int close(int i, char c) {
        writer.close(c);
        comparing = false;
        return i + 1;
    }

    private int comma(int i) {
        writer.comma();
        comparing = false;
        return i + 1;
    }

    private int semicolon(int i) {
        writer.semicolon();
        return i + 1;
    }

    private int dot(int i, char next) {
        if (digit(next) && !writer.operandBefore() && writer.last != Writer.DOT) {
            return number(i);
        }
        writer.symbol('.', Writer.DOT);
        return i + 1;
    }

    private int star(int i, char next) {
        return writer.operandBefore() ? operator(i, next == '=' ? i + 2 : i + 1) : verbatim(i, i + 1);
    }

    private int verbatim(int from, int to) {
        writer.verbatim(sql, from, to, Writer.IDENTIFIER);
        comparing = false;
        return to;
    }

    private int operator(int from, int to) {
        writer.verbatim(sql, from, to, Writer.OPERATOR);
        char c = sql.charAt(from);
        comparing = c == '=' || c == '<' || c == '>' || c == '!' || c == '|' || c == '~';
        return to;
    }

    private int operators(int from) {
        int i = from + 1;
        while (i < end) {
            char c = sql.charAt(i);
            char before = sql.charAt(i - 1);
            boolean goesOn;
            if (c == '@') {
                goesOn = !variable(i);
            } else if (c == '?') {
                goesOn = before == '@' && i == from + 1 && writer.operandBefore();
            } else if (c == '*') {
                goesOn = before == '~';
            } else if (c == '-') {
                goesOn = (before == '<' || before == '@') && (at(i + 1) == '>' || at(i + 1) == '@');
            } else {
                goesOn = c < 128 && CLASS[c] == OPERATOR;
            }
            if (!goesOn) {
                break;
            }
            i++;
        }
        return operator(from, i);
    }

    private boolean variable(int i) {
        char next = at(i + 1);
        return (wordPart(next) && !digit(next)) || (next == '@' && wordPart(at(i + 2)) && !digit(at(i + 2)));
    }

    private int variableEnd(int from) {
        int i = from + 1;
        while (i < end && (wordPart(sql.charAt(i)) || sql.charAt(i) == '@' || sql.charAt(i) == '$')) {
            i++;
        }
        writer.identifier(sql, from, i);
        comparing = false;
        return i;
    }

    private int minus(int i, char next) {
        if (next == '-') {
            return lineEnd(i);
        }
        if (next == '>') {
            return operator(i, at(i + 2) == '>' ? i + 3 : i + 2);
        }
        return sign(i, next);
    }

    private int sign(int i, char next) {
        if (writer.operandBefore()) {
            return operator(i, next == '=' ? i + 2 : i + 1);
        }
        writer.sign(sql.charAt(i));
        return i + 1;
    }

    private int colon(int i, char next) {
        if (next == ':') {
            writer.verbatim(sql, i, i + 2, Writer.CAST);
            return i + 2;
        }
        if (next == '=') {
            return operator(i, i + 2);
        }
        boolean slice = writer.inSubscript();
        if (slice && writer.operandBefore()) {
            writer.symbol(':', Writer.COLON);
            return i + 1;
        }
        if (!wordPart(next)) {
            return operator(i, i + 1);
        }
        int to = i + 1;
        while (to < end && (wordPart(sql.charAt(to)) || (sql.charAt(to) == '.' && wordPart(at(to + 1))))) {
            to++;
        }
        return placeholder(to);
    }

    private int question(int i, char next) {
        if (writer.operandBefore()) {
            if (next == '&' || (next == '|' && at(i + 2) != '|')) {
                return operator(i, i + 2);
            }
            if (next == '?') {
                char third = at(i + 2);
                return operator(i, third == '&' || (third == '|' && at(i + 3) != '|') ? i + 3 : i + 2);
            }
        }
        int to = i + 1;
        while (digit(at(to))) {
            to++;
        }
        return placeholder(to);
    }

    private int dollar(int i, char next) {
        if (digit(next)) {
            int to = i + 2;
            while (digit(at(to))) {
                to++;
            }
            return placeholder(to);
        }
        int tag = i + 1;
        while (wordPart(at(tag))) {
            tag++;
        }
        if (at(tag) == '$') {
            int length = tag + 1 - i;
            int close = tag + 1;
            while (close < end && !(sql.charAt(close) == '$' && sql.regionMatches(close, sql, i, length))) {
                close++;
            }
            return literal(i, Math.min(end, close + length));
        }
        writer.identifier(sql, i, tag);
        comparing = false;
        return tag;
    }

    private int hash(int i, char next) {
        if (writer.operandBefore()) {
            if (next == '>') {
                return operator(i, at(i + 2) == '>' ? i + 3 : i + 2);
            }
            if (next == '-' && at(i + 2) != '-') {
                return operator(i, i + 2);
            }
        }
        return lineEnd(i);
    }

    private int lineEnd(int from) {
        int i = from;
        while (i < end && sql.charAt(i) != '\n' && sql.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    private int comment(int from) {
        int nested = 1;
        int firstEnd = end;
        int i = from + 2;
        while (i < end) {
            char c = sql.charAt(i++);
            if (c == '*' && at(i) == '/') {
                i++;
                if (firstEnd == end) {
                    firstEnd = i;
                }
                if (flatComments || --nested == 0) {
                    return i;
                }
            } else if (c == '/' && at(i) == '*') {
                i++;
                nested++;
            }
        }
        flatComments = true;
        return firstEnd;
    }

    private int bracket(int i) {
        boolean glued = i > 0 && writer.operandBefore() && sql.charAt(i - 1) > ' ';
        if (!glued && writer.last != Writer.ARRAY) {
            int to = i + 1;
            char c = at(to);
            if (wordPart(c) && !digit(c)) {
                while (to < end && (wordPart(sql.charAt(to)) || " -.$#".indexOf(sql.charAt(to)) >= 0)) {
                    to++;
                }
                if (at(to) == ']') {
                    return verbatim(i, to + 1);
                }
            }
        }
        writer.open('[');
        return i + 1;
    }

    private int doubleQuoted(int from) {
        int to = string(from, '"', true);
        boolean identifier = !backticks;
        if (identifier) {
            boolean dotted = writer.last == Writer.DOT || at(to) == '.';
            if (!dotted) {
                identifier = !comparing && !writer.inValues() && to - from > 2;
                for (int i = from + 1; identifier && i < to - 1; i++) {
                    char c = sql.charAt(i);
                    identifier = c == '$' || c == '#' || (wordPart(c) && !(i == from + 1 && digit(c)));
                }
                identifier &= sql.charAt(to - 1) == '"';
            }
        }
        return identifier ? verbatim(from, to) : literal(from, to);
    }
}
