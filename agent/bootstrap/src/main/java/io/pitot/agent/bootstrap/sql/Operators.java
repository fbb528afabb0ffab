package io.pitot.agent.bootstrap.sql;

/**
 * Where operators end. PostgreSQL lets everybody make up operators, so that most characters go on with the
 * one before; the others are those that mean something else elsewhere: a placeholder, a comment, a sign, a
 * variable.
 */
final class Operators {

    private Operators() {}

    /** The index after the operator at {@code from}; {@code operandBefore} tells if an operand precedes it. */
    static int end(String sql, int from, boolean operandBefore) {
        char next = Characters.at(sql, from + 1);
        char c = sql.charAt(from);
        if (next == '>' && (c == '-' || c == '#')) {
            return Characters.at(sql, from + 2) == '>' ? from + 3 : from + 2;
        }
        if (c == '#') {
            return from + 2;
        }
        if (c == '-' || c == '+' || c == '*' || c == '/') {
            return next == '=' ? from + 2 : from + 1;
        }
        int i = from + 1;
        if (Characters.isOperator(c)) {
            while (i < sql.length() && goesOn(sql, from, i, operandBefore)) {
                i++;
            }
        }
        return i;
    }

    private static boolean goesOn(String sql, int from, int i, boolean operandBefore) {
        char before = sql.charAt(i - 1);
        char next = Characters.at(sql, i + 1);
        char c = sql.charAt(i);
        return switch (c) {
            case '@' -> !isVariable(sql, i);
            case '?' -> before == '@' && i == from + 1 && operandBefore;
            case '*' -> before == '~';
            case '-' -> (before == '<' && next == '>') || (before == '@' && next == '@' && !isVariable(sql, i + 1));
            case '#' -> before == '<' && next == '>';
            default -> Characters.isOperator(c);
        };
    }

    /**
     * Where the operator ends that begins with a question mark after an operand, {@code ?|}, {@code ?&}, or
     * those that JDBC escapes as {@code ??}, {@code ??|}, {@code ??&}; {@code from} if there is none.
     */
    static int questionEnd(String sql, int from) {
        boolean doubled = Characters.at(sql, from + 1) == '?';
        int to = doubled ? from + 2 : from + 1;
        char c = Characters.at(sql, to);
        if (c == '&' || (c == '|' && Characters.at(sql, to + 1) != '|')) {
            return to + 1;
        }
        return doubled ? to : from;
    }

    /** Whether the number sign after an operand begins {@code #>}, {@code #>>} or {@code #-}, not a comment. */
    static boolean isNumberSign(String sql, int from) {
        char next = Characters.at(sql, from + 1);
        return next == '>' || (next == '-' && Characters.at(sql, from + 2) != '-');
    }

    /** Whether the at sign begins a variable, {@code @a} or {@code @@a}. */
    static boolean isVariable(String sql, int from) {
        return Characters.startsWord(Characters.at(sql, Characters.at(sql, from + 1) == '@' ? from + 2 : from + 1));
    }

    /** Whether what begins with this character compares or assigns. */
    static boolean compares(char c) {
        return c == '=' || c == '<' || c == '>' || c == '!' || c == '~' || c == '^' || c == ':';
    }
}
