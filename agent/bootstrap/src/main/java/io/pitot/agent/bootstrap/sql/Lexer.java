package io.pitot.agent.bootstrap.sql;

import io.pitot.agent.bootstrap.Nullable;

/** Takes a statement apart into tokens for a {@link TokenWriter}. Not thread-safe. */
final class Lexer {

    // What double quotes and backslashes mean is looked into only if the first pass meets one that matters.
    private static final int UNKNOWN = 0;

    /** Double quotes may enclose identifiers; a backslash is a character like others. */
    private static final int STANDARD = 1;

    /** Double quotes enclose strings; a backslash escapes. */
    private static final int MYSQL = 2;

    /** A backslash may escape or not: nothing after it is safe to be written. */
    private static final int UNCLEAR = 3;

    // What the last tokens were, as far as double quotes depend on it.
    private static final int ELSEWHERE = 0;
    private static final int QUOTED = 1;
    private static final int COLUMN = 2;
    private static final int COMPARING = 3;
    private static final int QUOTED_COMPARED = 4;
    private static final int IDENTIFIED = 5;

    private final TokenWriter writer;
    private final LiteralsHash literals;
    private String sql = "";
    private int end;

    private int quotes;
    private int backslashes;
    private int context;
    private boolean undecided;
    private boolean flatComments;

    // What a pass has found that tells what quotes and backslashes mean.
    private boolean clean;
    private boolean unclear;
    private boolean quotesNames;
    private boolean backticks;

    /**
     * @param literals receives the literals
     * @param window where characters wait to be hashed
     * @param text where to keep the fingerprint, or null
     */
    Lexer(LiteralsHash literals, char[] window, @Nullable StringBuilder text) {
        this.literals = literals;
        this.writer = new TokenWriter(new NormalText(window, text));
    }

    /** Reads a statement and returns the hash of its fingerprint. */
    long read(String sql) {
        this.sql = sql;
        end = sql.length();
        quotes = UNKNOWN;
        backslashes = UNKNOWN;
        pass();
        if (undecided) {
            decide();
            pass();
        }
        this.sql = "";
        return writer.finish();
    }

    /**
     * Whether whatever begins in the last statement ends, and no backslash may mean two things: nothing was looked for
     * in vain that might be in another statement's literals.
     */
    boolean plain() {
        return clean && !unclear && !flatComments;
    }

    /*
     * A text that is all right only if backslashes escape, is MySQL's; one that is all right only if they do
     * not, is not. "All right": everything that begins ends, and no backslash is outside of quotes. Either
     * guess, if it is wrong, opens strings where others end, so that practically always just one is all
     * right; if not, nothing after the backslash is trusted.
     */
    private void decide() {
        quotes = STANDARD;
        backslashes = STANDARD;
        pass();
        if (unclear) {
            boolean standard = clean;
            backslashes = MYSQL;
            pass();
            if (standard == clean) {
                backslashes = UNCLEAR;
            } else if (standard) {
                backslashes = STANDARD;
                pass();
            }
        }
        quotes = quotesNames && !backticks && backslashes != UNCLEAR ? STANDARD : MYSQL;
    }

    private void pass() {
        literals.start();
        context = ELSEWHERE;
        undecided = false;
        flatComments = false;
        clean = true;
        unclear = false;
        quotesNames = false;
        backticks = false;
        writer.start();
        String s = sql;
        int to = end;
        int i = 0;
        while (i < to) {
            char c = s.charAt(i);
            if (c <= ' ') {
                i++;
            } else if (Characters.isWord(c)) {
                i = Characters.isDigit(c) ? literal(i, Spans.number(sql, i)) : word(i, c);
            } else {
                i = other(i, c);
            }
        }
    }

    private char at(int i) {
        return Characters.at(sql, i);
    }

    // ---- words ------------------------------------------------------------------------------------

    private int word(int from, char first) {
        char second = at(from + 1);
        if (second == '\'' || second == '&' || first == '_' || at(from + 2) == '\'') {
            int quote = Spans.prefixEnd(sql, from);
            if (quote > 0) {
                return prefixedString(from, quote, first);
            }
        }
        int to = writer.word(sql, from);
        int keyword = writer.keyword();
        if (keyword == Keywords.NONE) {
            context = ELSEWHERE;
            return to;
        }
        // IDENTIFIED BY secret: Oracle's passwords are not in quotes.
        boolean secret = context == IDENTIFIED && (keyword == Keywords.COLUMN || keyword == Keywords.QUERY);
        keyword(keyword);
        return secret && to < end ? literal(to, end) : to;
    }

    private void keyword(int keyword) {
        int before = context;
        context = switch (keyword) {
            case Keywords.COMPARE -> before == QUOTED ? QUOTED_COMPARED : COMPARING;
            case Keywords.IN -> COMPARING;
            case Keywords.IDENTIFIED -> IDENTIFIED;
            case Keywords.COLUMN, Keywords.TABLE, Keywords.INTO -> COLUMN;
            default -> ELSEWHERE;
        };
        quotesNames |= keyword == Keywords.COLUMN && before == QUOTED;
    }

    private int prefixedString(int from, int quote, char first) {
        char last = (char) (sql.charAt(quote - 1) | ' ');
        if (last == 'q' && first != '_') {
            return literal(from, Spans.oracleQuoted(sql, quote));
        }
        if (last == 'e' && quote - from == 1) {
            return literal(from, Spans.escaped(sql, quote));
        }
        return first == '_' || last == 'n' ? string(from, quote) : literal(from, Spans.quoted(sql, quote));
    }

    private int name(int from, int to) {
        writer.identifier(sql, from, to);
        context = ELSEWHERE;
        return to;
    }

    private int quotedName(int from, int to) {
        writer.verbatim(sql, from, to, Tokens.IDENTIFIER);
        context = ELSEWHERE;
        return to;
    }

    // ---- literals ---------------------------------------------------------------------------------

    /** A literal; {@code to} may be open-ended. */
    private int literal(int from, int to) {
        int stop = to;
        if (to < 0) {
            stop = end;
            clean = false;
        }
        literals.add(sql, from, stop, writer.sign(), writer.inList());
        return placeholder(stop);
    }

    private int placeholder(int to) {
        quotesNames |= context == QUOTED_COMPARED;
        context = ELSEWHERE;
        writer.literal();
        return to;
    }

    /** A string that may have backslashes: as it is read in standard SQL, or in MySQL. */
    private int string(int from, int quote) {
        int to = Spans.plain(sql, quote);
        if (to == Spans.UNCLEAR) {
            unclear = true;
            if (backslashes == UNKNOWN) {
                undecided = true;
                return end;
            }
            if (backslashes != UNCLEAR) {
                to = backslashes == STANDARD ? Spans.quoted(sql, quote) : Spans.escaped(sql, quote);
                clean &= !Characters.isWord(at(Math.max(to, 0)));
            }
        }
        return literal(from, to);
    }

    private int doubleQuoted(int from) {
        if (quotes == UNKNOWN) {
            undecided = true;
            return end;
        }
        int to = Spans.escaped(sql, from);
        if (to < 0) {
            return literal(from, to);
        }
        boolean dotted = writer.last() == Tokens.DOT || at(to) == '.';
        boolean name = dotted || (context < COMPARING && !writer.amongValues() && Spans.looksLikeName(sql, from, to));
        if (!name || quotes == MYSQL) {
            return literal(from, to);
        }
        // Only what the fingerprint shows may tell, so that it tells the same when it is read itself.
        quotesNames |= (dotted && !writer.muted()) || context == COLUMN;
        quotedName(from, to);
        context = QUOTED;
        return to;
    }

    private int dollar(int i, char next) {
        if (Characters.isDigit(next)) {
            return placeholder(Spans.digits(sql, i + 1));
        }
        int tag = i + 1;
        while (Characters.isWord(at(tag))) {
            tag++;
        }
        return at(tag) == '$' ? literal(i, Spans.dollarQuoted(sql, i, tag + 1)) : name(i, tag);
    }

    // ---- punctuation and operators ----------------------------------------------------------------

    private int other(int i, char c) {
        char next = at(i + 1);
        return switch (c) {
            case ',' -> comma(i);
            case '.' -> dot(i, next);
            case '(', '{' -> open(i, c);
            case ')', ']', '}' -> close(i, c);
            case '?' -> question(i);
            case '=' -> operator(i);
            case '\'' -> string(i, i);
            case '"' -> doubleQuoted(i);
            case '`' -> backtick(i);
            case '[' -> bracket(i);
            case ';' -> semicolon(i);
            case ':' -> colon(i, next);
            case '$' -> dollar(i, next);
            case '-' -> minus(i, next);
            case '+' -> sign(i, c);
            case '/' -> next == '*' ? comment(i) : operator(i);
            case '*' -> writer.operandBefore() ? operator(i) : quotedName(i, i + 1);
            case '#' -> numberSign(i, next);
            case '@' -> Operators.isVariable(sql, i) ? name(i, Spans.variable(sql, i)) : operator(i);
            case '\\' -> backslash(i);
            default -> operator(i);
        };
    }

    private int comma(int i) {
        writer.comma();
        context = ELSEWHERE;
        return i + 1;
    }

    private int dot(int i, char next) {
        if (Characters.isDigit(next) && !writer.operandBefore() && writer.last() != Tokens.DOT) {
            return literal(i, Spans.number(sql, i));
        }
        writer.symbol('.', Tokens.DOT);
        context = ELSEWHERE;
        return i + 1;
    }

    private int open(int i, char c) {
        writer.open(c);
        return i + 1;
    }

    private int close(int i, char c) {
        writer.close(c);
        context = ELSEWHERE;
        return i + 1;
    }

    private int semicolon(int i) {
        writer.semicolon();
        context = ELSEWHERE;
        return i + 1;
    }

    private int backtick(int from) {
        backticks = true;
        int to = Spans.quoted(sql, from);
        return to < 0 ? literal(from, to) : quotedName(from, to);
    }

    private int backslash(int i) {
        clean = false;
        return operator(i, i + 1);
    }

    /** Either T-SQL's quoted name, or a subscript, or the list of an {@code ARRAY}. */
    private int bracket(int i) {
        boolean subscript = writer.operandBefore() && i > 0 && sql.charAt(i - 1) > ' ';
        if (!subscript && writer.last() != Tokens.ARRAY) {
            int to = Spans.bracketed(sql, i);
            if (to > 0) {
                return quotedName(i, to);
            }
        }
        return open(i, '[');
    }

    private int operator(int from) {
        return operator(from, Operators.end(sql, from, writer.operandBefore()));
    }

    private int operator(int from, int to) {
        writer.verbatim(sql, from, to, Tokens.OPERATOR);
        char c = sql.charAt(from);
        if (Operators.compares(c)) {
            context = context == QUOTED ? QUOTED_COMPARED : COMPARING;
        } else {
            context = c == '|' ? COMPARING : ELSEWHERE;
        }
        return to;
    }

    private int minus(int i, char next) {
        if (next == '-') {
            return Spans.line(sql, i);
        }
        return next == '>' ? operator(i) : sign(i, '-');
    }

    private int sign(int i, char c) {
        if (writer.operandBefore()) {
            return operator(i);
        }
        writer.sign(c);
        return i + 1;
    }

    private int colon(int i, char next) {
        if (next == ':') {
            writer.verbatim(sql, i, i + 2, Tokens.CAST);
            context = ELSEWHERE;
            return i + 2;
        }
        if (next == '=') {
            return operator(i, i + 2);
        }
        if (writer.inSquareBrackets()
                && (writer.operandBefore() || Characters.isDigit(next) || next == '?' || next == '$')) {
            writer.symbol(':', Tokens.COLON);
            context = ELSEWHERE;
            return i + 1;
        }
        if (!Characters.isWord(next)) {
            return operator(i, i + 1);
        }
        return placeholder(Spans.parameter(sql, i));
    }

    /** A placeholder, or one of PostgreSQL's operators, which JDBC may have written {@code ??}. */
    private int question(int i) {
        if (writer.operandBefore()) {
            int to = Operators.questionEnd(sql, i);
            if (to > i) {
                return operator(i, to);
            }
        }
        return placeholder(Spans.digits(sql, i + 1));
    }

    /** PostgreSQL's operators, T-SQL's temporary tables, MySQL's comments. */
    private int numberSign(int i, char next) {
        if (writer.operandBefore() && Operators.isNumberSign(sql, i)) {
            return operator(i);
        }
        int name = next == '#' ? i + 2 : i + 1;
        if (Characters.startsWord(at(name))) {
            int to = NormalText.wordEnd(sql, name);
            if (writer.last() == Tokens.TABLE || writer.last() == Tokens.DOT || at(to) == '.') {
                return name(i, to);
            }
        }
        return Spans.line(sql, i);
    }

    private int comment(int from) {
        if (!flatComments) {
            int to = Spans.nestedComment(sql, from);
            if (to > 0) {
                return to;
            }
            flatComments = true;
        }
        int to = Spans.flatComment(sql, from);
        clean &= to > 0;
        return to < 0 ? end : to;
    }
}
