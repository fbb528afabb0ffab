package io.pitot.agent.bootstrap.sql;

/**
 * Writes a statement's tokens in normalised form: canonical spacing, lists of literals of any length as
 * one. Every character goes into the hash and, if there is a builder, into the text. Not thread-safe.
 */
final class Writer {

    // Kinds of tokens. From IDENTIFIER on they end an operand: a sign after them is an operator.
    static final int NOTHING = 0;
    static final int KEYWORD = 1;
    static final int CALL = 2;
    static final int IN = 3;
    static final int VALUES = 4;
    static final int ARRAY = 5;
    static final int OPEN = 6;
    static final int LIST_OPEN = 7;
    static final int COMMA = 8;
    static final int DOT = 9;
    static final int CAST = 10;
    static final int OPERATOR = 11;
    static final int COLON = 12;
    static final int SIGN = 13;
    static final int IDENTIFIER = 20;
    static final int WORD_VALUE = 21;
    static final int LITERAL = 22;
    static final int CLOSE = 23;

    // Kinds of parentheses.
    private static final byte PLAIN = 0;
    private static final byte LIST = 1;
    private static final byte LIST_ROW = 2;
    private static final byte VALUES_ROW = 3;
    private static final byte VALUES_ROW_MIXED = 4;

    // Where in a list we are.
    private static final int START = 0;
    private static final int OTHER = 1;
    private static final int AFTER_LITERAL = 2;
    private static final int AFTER_ROW = 3;
    private static final int LITERAL_COMMA = 4;
    private static final int ROW_COMMA = 5;
    private static final int LITERAL_AGAIN = 6;

    private static final int MAX_DEPTH = 64;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final StringBuilder text;
    private final boolean writing;

    /** The last token read, written or not: what decides whether an operand or an operator comes next. */
    int last;

    private int written;
    private boolean namesTable;
    private char sign;
    private boolean semicolon;

    private final byte[] frames = new byte[MAX_DEPTH];
    private final byte[] brackets = new byte[MAX_DEPTH];
    private int depth;
    private int list;
    private boolean rowOpen;
    private boolean rowCommaHeld;
    private int rowLiterals;
    private boolean rowEndsInComma;
    private boolean valuesRowDone;
    private boolean valuesComma;
    private int muted;

    private long hash;
    private long word;
    private int length;

    /** @param text what to append to, used only if {@code writing} */
    Writer(StringBuilder text, boolean writing) {
        this.text = text;
        this.writing = writing;
    }

    void start() {
        last = NOTHING;
        written = NOTHING;
        namesTable = false;
        sign = 0;
        semicolon = false;
        depth = 0;
        list = OTHER;
        rowOpen = false;
        valuesRowDone = false;
        valuesComma = false;
        muted = 0;
        hash = 0;
        word = 0;
        length = 0;
    }

    long hash() {
        long h = (hash ^ word) * MULTIPLIER + length;
        h = (h ^ h >>> 30) * 0xBF58476D1CE4E5B9L;
        h = (h ^ h >>> 27) * 0x94D049BB133111EBL;
        h ^= h >>> 31;
        return h == 0 ? 1 : h;
    }

    boolean operandBefore() {
        return last >= IDENTIFIER;
    }

    /** Whether the innermost parenthesis is a list of values. */
    boolean inValues() {
        int frame = frame();
        return frame != PLAIN;
    }

    /** Whether the innermost bracket is a subscript or an array. */
    boolean inSubscript() {
        return muted == 0 && depth > 0 && depth <= MAX_DEPTH && brackets[depth - 1] == '[';
    }

    boolean signHeld() {
        return sign != 0;
    }

    char sign() {
        return sign;
    }

    // ---- tokens -----------------------------------------------------------------------------------

    void literal() {
        sign = 0;
        last = LITERAL;
        if (muted > 0) {
            return;
        }
        if (rowOpen) {
            if (rowLiterals == 0 || rowEndsInComma) {
                rowLiterals++;
                rowEndsInComma = false;
                return;
            }
            release();
        } else if (frame() == LIST) {
            if (list == LITERAL_COMMA) {
                list = LITERAL_AGAIN;
                return;
            }
            boolean starts = list == START;
            release();
            list = starts ? AFTER_LITERAL : OTHER;
            valuesRowDone = false;
            put('?', LITERAL);
            return;
        }
        release();
        put('?', LITERAL);
    }

    void comma() {
        flushSign();
        last = COMMA;
        if (muted > 0) {
            return;
        }
        if (rowOpen) {
            if (rowLiterals > 0 && !rowEndsInComma) {
                rowEndsInComma = true;
                return;
            }
        } else if (valuesRowDone && !valuesComma) {
            valuesComma = true;
            return;
        } else if (frame() == LIST) {
            if (list == AFTER_LITERAL || list == LITERAL_AGAIN) {
                list = LITERAL_COMMA;
                return;
            }
            if (list == AFTER_ROW) {
                list = ROW_COMMA;
                return;
            }
            release();
            put(',', COMMA);
            list = START;
            return;
        }
        release();
        put(',', COMMA);
    }

    void open(char bracket) {
        flushSign();
        int before = last;
        last = OPEN;
        if (muted > 0) {
            muted++;
            return;
        }
        if (valuesComma && bracket == '(') {
            valuesComma = false;
            muted = 1;
            return;
        }
        byte kind = PLAIN;
        if (bracket == '(' && before == IN) {
            kind = LIST;
        } else if (bracket == '(' && before == VALUES) {
            kind = VALUES_ROW;
        } else if (bracket == '[' && before == ARRAY) {
            kind = LIST;
        } else if (bracket == '(' && !rowOpen && frame() == LIST) {
            if (list == START || list == ROW_COMMA) {
                kind = LIST_ROW;
            }
        }
        if (kind == LIST_ROW) {
            rowCommaHeld = list == ROW_COMMA;
            list = OTHER;
        } else {
            release();
            rowCommaHeld = false;
        }
        if (kind == LIST_ROW || kind == VALUES_ROW) {
            rowOpen = true;
            rowLiterals = 0;
            rowEndsInComma = false;
        } else {
            put(bracket, bracket == '(' ? OPEN : LIST_OPEN);
        }
        if (kind == LIST) {
            list = START;
        }
        if (depth < MAX_DEPTH) {
            frames[depth] = kind;
            brackets[depth] = (byte) bracket;
        }
        depth++;
    }

    void close(char bracket) {
        flushSign();
        last = CLOSE;
        if (muted > 0) {
            muted--;
            valuesRowDone = muted == 0;
            return;
        }
        byte kind = frame();
        if (rowOpen && rowLiterals > 0 && !rowEndsInComma && bracket == ')') {
            rowOpen = false;
            depth--;
            if (!rowCommaHeld) {
                put('(', OPEN);
                put('?', LITERAL);
                put(')', CLOSE);
            }
            rowCommaHeld = false;
            valuesRowDone = kind == VALUES_ROW;
            list = AFTER_ROW;
            return;
        }
        if (kind == LIST && list == LITERAL_AGAIN) {
            list = AFTER_LITERAL;
        }
        release();
        kind = frame();
        put(bracket, CLOSE);
        if (depth > 0) {
            depth--;
        }
        valuesRowDone = kind == VALUES_ROW_MIXED;
        list = OTHER;
    }

    void semicolon() {
        flushSign();
        last = NOTHING;
        if (muted == 0) {
            release();
            semicolon = written != NOTHING;
        }
    }

    /** A sign where an operand is expected: part of the literal that follows, if one follows. */
    void sign(char c) {
        sign = c;
    }

    /** An operator or punctuation of one character. */
    void symbol(char c, int kind) {
        flushSign();
        last = kind;
        if (muted == 0) {
            release();
            put(c, kind);
        }
    }

    /** A stretch of the source as it is. */
    void verbatim(String sql, int from, int to, int kind) {
        begin(kind);
        if (muted == 0) {
            append(sql, from, to, 0, 0);
        }
    }

    void keyword(String sql, int from, int to, int kind) {
        begin(kind);
        if (muted == 0) {
            append(sql, from, to, 'a', 'z');
        }
    }

    void identifier(String sql, int from, int to) {
        begin(IDENTIFIER);
        if (muted == 0) {
            append(sql, from, to, 'A', 'Z');
        }
    }

    void tableFollows() {
        namesTable = true;
    }

    private void begin(int kind) {
        flushSign();
        last = kind;
        if (muted == 0) {
            release();
            space(kind);
        }
    }

    private void flushSign() {
        if (sign != 0) {
            char held = sign;
            sign = 0;
            if (muted == 0) {
                release();
                put(held, SIGN);
            }
        }
    }

    // ---- lists ------------------------------------------------------------------------------------

    private byte frame() {
        return depth == 0 || depth > MAX_DEPTH ? PLAIN : frames[depth - 1];
    }

    /** Writes what was held back as part of a list that now turns out to be something else. */
    private void release() {
        if (valuesRowDone) {
            valuesRowDone = false;
            if (valuesComma) {
                valuesComma = false;
                put(',', COMMA);
            }
        }
        if (rowOpen) {
            rowOpen = false;
            if (rowCommaHeld) {
                rowCommaHeld = false;
                put(',', COMMA);
            }
            put('(', OPEN);
            for (int i = 0; i < rowLiterals; i++) {
                if (i > 0) {
                    put(',', COMMA);
                }
                put('?', LITERAL);
            }
            if (rowEndsInComma) {
                put(',', COMMA);
            }
            if (depth <= MAX_DEPTH) {
                frames[depth - 1] = frames[depth - 1] == VALUES_ROW ? VALUES_ROW_MIXED : PLAIN;
            }
        } else if (frame() == LIST) {
            int state = list;
            list = OTHER;
            if (state >= LITERAL_COMMA) {
                put(',', COMMA);
                if (state == LITERAL_AGAIN) {
                    put('?', LITERAL);
                }
            }
        }
    }

    // ---- spacing and output -----------------------------------------------------------------------

    private void space(int kind) {
        if (semicolon) {
            semicolon = false;
            add(';');
            add(' ');
            written = NOTHING;
        }
        if (needsSpace(written, kind)) {
            add(' ');
        }
        written = kind;
        if (kind != IDENTIFIER && kind != DOT) {
            namesTable = false;
        }
    }

    private boolean needsSpace(int before, int kind) {
        if (before == NOTHING || before == OPEN || before == LIST_OPEN || before == DOT) {
            return false;
        }
        if (before == SIGN || before == CAST || before == COLON) {
            return kind == OPERATOR;
        }
        return switch (kind) {
            case CLOSE, COMMA, DOT, CAST, COLON -> false;
            case OPEN -> before != CALL && (before != IDENTIFIER || namesTable);
            case LIST_OPEN -> before != ARRAY && before < IDENTIFIER;
            default -> true;
        };
    }

    private void put(char c, int kind) {
        space(kind);
        add(c);
    }

    private void add(char c) {
        word = word << 16 | c;
        if ((++length & 3) == 0) {
            mix();
        }
        if (writing) {
            text.append(c);
        }
    }

    private void mix() {
        long h = (hash ^ word) * MULTIPLIER;
        hash = h ^ h >>> 32;
        word = 0;
    }

    /** Appends a stretch of the source, the letters between {@code first} and {@code last} in the other case. */
    private void append(String sql, int from, int to, int first, int last) {
        for (int i = from; i < to; i++) {
            char c = sql.charAt(i);
            add(c >= first && c <= last ? (char) (c ^ ' ') : c);
        }
    }
}
