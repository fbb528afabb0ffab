package io.pitot.agent.bootstrap.sql;

/**
 * Writes tokens with canonical spacing and folds lists of literals into one. Not thread-safe.
 *
 * <p>What may turn out to be a list of nothing but literals is held back until the next token decides; so
 * nothing needs to be read twice, and no more is held than counters tell.
 */
final class TokenWriter {

    // Where in a LIST the last token left us; from LITERAL_COMMA on something is held back.
    private static final int ELSEWHERE = 0;
    private static final int START = 1;
    private static final int LITERAL = 2;
    private static final int ROW = 3;
    private static final int LITERAL_COMMA = 4;
    private static final int ROW_COMMA = 5;
    private static final int LITERAL_COMMA_LITERAL = 6;

    // What inList tells.
    static final byte NO_RUN = 0;
    static final byte BEGINS_RUN = 1;
    static final byte CONTINUES_RUN = 2;

    private final NormalText text;
    private final Brackets brackets = new Brackets();
    private final HeldRow row = new HeldRow();

    /** The last token read, whether written or not. */
    private int last;

    /** The last token written. */
    private int written;

    private int keyword;

    /** Whether the names being written are those of a table that may have a list of columns. */
    private boolean namesTable;

    /** Whether any of the fields below forbids to write the next token at once. */
    private boolean careful;

    private char sign;
    private boolean semicolon;
    private int list;

    /** The first row of VALUES has just ended; {@code valuesComma}: and a comma is held back. */
    private boolean valuesRow;

    private boolean valuesComma;

    /** How many parentheses enclose us since the second row of VALUES began; nothing is written. */
    private int muted;

    TokenWriter(NormalText text) {
        this.text = text;
    }

    void start() {
        text.start();
        last = Tokens.NOTHING;
        written = Tokens.NOTHING;
        namesTable = false;
        sign = 0;
        semicolon = false;
        brackets.clear();
        list = ELSEWHERE;
        row.clear();
        valuesRow = false;
        valuesComma = false;
        muted = 0;
        careful = false;
    }

    /** Ends the text and returns its hash. */
    long finish() {
        if (careful) {
            semicolon &= sign != 0;
            flush();
        }
        return text.finish();
    }

    int last() {
        return last;
    }

    boolean operandBefore() {
        return Tokens.endsOperand(last);
    }

    /** What kind of keyword the last word was. */
    int keyword() {
        return keyword;
    }

    /** The sign before the literal to come, or 0. */
    char sign() {
        return sign;
    }

    /** Whether tokens are read but not written. */
    boolean muted() {
        return muted > 0;
    }

    /** Whether we are directly in the brackets of a subscript or an array. */
    boolean inSquareBrackets() {
        return muted == 0 && brackets.inSquare();
    }

    /** Whether we are among the values of an IN or a VALUES, in functions too, but not in a subquery. */
    boolean amongValues() {
        return muted > 0 || brackets.amongValues();
    }

    /**
     * Whether the literal to come begins a run of literals in a list, or continues one, of which the text shows but the
     * first if a comma or the end of the list follows.
     */
    byte inList() {
        if (!careful || muted > 0 || row.isOpen() || !brackets.inList()) {
            return NO_RUN;
        }
        return list == START ? BEGINS_RUN : list == LITERAL_COMMA ? CONTINUES_RUN : NO_RUN;
    }

    // ---- tokens -----------------------------------------------------------------------------------

    /** A literal or a placeholder, with its sign. */
    void literal() {
        last = Tokens.LITERAL;
        if (careful) {
            sign = 0;
            if (muted > 0 || holdLiteral()) {
                return;
            }
            boolean first = brackets.inList() && list == START;
            release();
            if (first) {
                list = LITERAL;
            }
            settle();
        }
        write('?', Tokens.LITERAL);
    }

    void comma() {
        if (!careful) {
            last = Tokens.COMMA;
            write(',', Tokens.COMMA);
            return;
        }
        flushSign();
        last = Tokens.COMMA;
        if (muted > 0 || holdComma()) {
            return;
        }
        boolean inList = brackets.inList() && !row.isOpen();
        release();
        write(',', Tokens.COMMA);
        if (inList) {
            list = START;
        }
        settle();
    }

    void open(char bracket) {
        int before = last;
        if (careful) {
            flushSign();
        }
        last = Tokens.OPEN;
        if (muted > 0) {
            muted++;
            return;
        }
        if (valuesComma && bracket == '(') {
            valuesComma = false;
            muted = 1;
            return;
        }
        byte kind = kindOf(bracket, before);
        if (kind == Brackets.LIST_ROW) {
            row.open(list == ROW_COMMA);
            list = ELSEWHERE;
        } else {
            release();
            if (kind == Brackets.VALUES_ROW) {
                row.open(false);
            } else {
                write(bracket, bracket != '[' ? Tokens.OPEN : bracketKind(before));
            }
        }
        brackets.enter(kind, bracket == '[');
        if (kind == Brackets.LIST) {
            list = START;
        }
        settle();
    }

    void close(char bracket) {
        if (careful) {
            flushSign();
        }
        last = Tokens.CLOSE;
        if (muted > 0) {
            muted--;
            valuesRow = muted == 0;
            return;
        }
        if (row.isOpen() && !row.endsIncomplete() && bracket == ')') {
            closeRow();
        } else {
            if (brackets.inList() && list == LITERAL_COMMA_LITERAL) {
                list = LITERAL;
            }
            release();
            valuesRow = brackets.kind() == Brackets.MIXED_ROW;
            write(bracket, Tokens.CLOSE);
            brackets.leave();
            list = ELSEWHERE;
        }
        settle();
    }

    /** Written only if something follows. */
    void semicolon() {
        if (!semicolon || sign != 0) {
            flush();
        }
        last = Tokens.NOTHING;
        if (muted == 0) {
            semicolon |= written != Tokens.NOTHING;
            careful = true;
        }
    }

    /** A sign where an operand is expected: part of the literal, if one follows. */
    void sign(char c) {
        sign = c;
        careful = true;
    }

    /** A character of punctuation. */
    void symbol(char c, int kind) {
        if (begin(kind)) {
            text.put(c);
        }
    }

    /** A stretch of the source as it is. */
    void verbatim(String sql, int from, int to, int kind) {
        if (begin(kind)) {
            text.put(sql, from, to);
        }
    }

    /** A name that is no keyword. */
    void identifier(String sql, int from, int to) {
        if (begin(Tokens.IDENTIFIER)) {
            text.putLower(sql, from, to);
        }
    }

    /** An unquoted word, keyword or identifier; returns where it ends. {@link #keyword} tells which. */
    int word(String sql, int from) {
        boolean startsList = careful && brackets.inList() && list == START;
        boolean mayBeKeyword = last != Tokens.DOT;
        boolean writing = begin(Tokens.IDENTIFIER);
        int to = text.putWord(sql, from, writing);
        keyword = mayBeKeyword && Characters.at(sql, to) != '.' ? text.keyword() : Keywords.NONE;
        if (keyword != Keywords.NONE) {
            last = Tokens.ofKeyword(keyword);
            if (writing) {
                text.capitals();
                written = last;
                namesTable = keyword == Keywords.INTO;
                if (keyword == Keywords.QUERY && (startsList || brackets.kind() == Brackets.PLAIN)) {
                    brackets.become(Brackets.QUERY);
                    settle();
                }
            }
        }
        return to;
    }

    /** Says that a token comes; whether it is to be written, and if so, after its space. */
    private boolean begin(int kind) {
        last = kind;
        if (careful) {
            flush();
            if (muted > 0) {
                return false;
            }
        }
        space(kind);
        return true;
    }

    private void write(char c, int kind) {
        space(kind);
        text.put(c);
    }

    private void space(int kind) {
        boolean spaced = Tokens.spaced(written, kind);
        if (namesTable) {
            spaced |= kind == Tokens.OPEN;
            namesTable = kind == Tokens.IDENTIFIER || kind == Tokens.DOT;
        }
        if (spaced) {
            text.put(' ');
        }
        written = kind;
    }

    // ---- what is held back ------------------------------------------------------------------------

    /** Writes everything held back, because what comes is no part of a list of literals. */
    private void flush() {
        flushSign();
        if (muted == 0) {
            release();
            settle();
        }
    }

    private void flushSign() {
        if (sign != 0) {
            char held = sign;
            sign = 0;
            if (muted == 0) {
                release();
                write(held, Tokens.SIGN);
            }
        }
    }

    private void settle() {
        careful = row.isOpen() || valuesRow || muted > 0 || sign != 0 || brackets.inList();
    }

    private byte kindOf(char bracket, int before) {
        if (bracket == '[') {
            return before == Tokens.ARRAY || (brackets.inSquare() && brackets.inList() && list == START)
                    ? Brackets.LIST
                    : Brackets.PLAIN;
        }
        if (bracket != '(') {
            return Brackets.PLAIN;
        }
        if (before == Tokens.IN) {
            return Brackets.LIST;
        }
        if (before == Tokens.VALUES) {
            return Brackets.VALUES_ROW;
        }
        return !row.isOpen() && brackets.inList() && (list == START || list == ROW_COMMA)
                ? Brackets.LIST_ROW
                : Brackets.PLAIN;
    }

    private static int bracketKind(int before) {
        return before == Tokens.ARRAY || Tokens.endsOperand(before) ? Tokens.SUBSCRIPT : Tokens.BRACKET;
    }

    private boolean holdLiteral() {
        if (row.isOpen()) {
            return row.addLiteral();
        }
        if (brackets.inList() && list == LITERAL_COMMA) {
            list = LITERAL_COMMA_LITERAL;
            return true;
        }
        return false;
    }

    private boolean holdComma() {
        if (row.isOpen()) {
            return row.addComma();
        }
        if (valuesRow && !valuesComma) {
            valuesComma = true;
            return true;
        }
        if (brackets.inList() && (list == LITERAL || list == LITERAL_COMMA_LITERAL)) {
            list = LITERAL_COMMA;
            return true;
        }
        if (brackets.inList() && list == ROW) {
            list = ROW_COMMA;
            return true;
        }
        return false;
    }

    /** Ends a row of nothing but literals: written once, not again for the rows that follow. */
    private void closeRow() {
        valuesRow = brackets.kind() == Brackets.VALUES_ROW;
        row.clear();
        brackets.leave();
        if (!row.afterComma()) {
            write('(', Tokens.OPEN);
            write('?', Tokens.LITERAL);
            write(')', Tokens.CLOSE);
        }
        list = ROW;
    }

    /** Writes the part of a list that was held back. */
    private void release() {
        if (semicolon) {
            semicolon = false;
            text.put(';');
            text.put(' ');
            written = Tokens.NOTHING;
        }
        if (valuesRow) {
            valuesRow = false;
            if (valuesComma) {
                valuesComma = false;
                write(',', Tokens.COMMA);
            }
        }
        if (row.isOpen()) {
            releaseRow();
        } else if (brackets.inList()) {
            int held = list;
            list = ELSEWHERE;
            if (held >= LITERAL_COMMA) {
                write(',', Tokens.COMMA);
            }
            if (held == LITERAL_COMMA_LITERAL) {
                write('?', Tokens.LITERAL);
            }
        }
    }

    private void releaseRow() {
        row.clear();
        if (row.afterComma()) {
            write(',', Tokens.COMMA);
        }
        write('(', Tokens.OPEN);
        for (int i = 0; i < row.literals(); i++) {
            if (i > 0) {
                write(',', Tokens.COMMA);
            }
            write('?', Tokens.LITERAL);
        }
        if (row.endsInComma()) {
            write(',', Tokens.COMMA);
        }
        brackets.become(brackets.kind() == Brackets.VALUES_ROW ? Brackets.MIXED_ROW : Brackets.PLAIN);
    }
}
