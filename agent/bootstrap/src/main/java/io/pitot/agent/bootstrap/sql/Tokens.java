package io.pitot.agent.bootstrap.sql;

/** Kinds of tokens and the space between two of them. */
final class Tokens {

    static final int NOTHING = 0;
    static final int KEYWORD = 1;
    static final int CALL = 2;
    static final int TABLE = 3;
    static final int IN = 4;
    static final int VALUES = 5;
    static final int ARRAY = 6;
    static final int OPEN = 7;

    /** The bracket of a subscript or an {@code ARRAY}. */
    static final int SUBSCRIPT = 8;

    /** Any other bracket. */
    static final int BRACKET = 9;

    static final int COMMA = 10;
    static final int DOT = 11;

    /** {@code ::}. */
    static final int CAST = 12;

    /** The colon of a slice. */
    static final int COLON = 13;

    static final int OPERATOR = 14;

    /** A sign before an operand. */
    static final int SIGN = 15;

    // From here on tokens end an operand, so that what follows is an operator.
    static final int IDENTIFIER = 16;
    static final int VALUE_KEYWORD = 17;
    static final int LITERAL = 18;
    static final int CLOSE = 19;

    /** By kind of keyword. */
    private static final byte[] OF_KEYWORD = {
        IDENTIFIER,
        KEYWORD,
        VALUE_KEYWORD,
        CALL,
        TABLE,
        TABLE,
        KEYWORD,
        KEYWORD,
        KEYWORD,
        IN,
        VALUES,
        ARRAY,
        VALUE_KEYWORD
    };

    private static final int SHIFT = 5;
    private static final boolean[] SPACED = new boolean[20 << SHIFT];

    static {
        for (int before = 0; before <= CLOSE; before++) {
            for (int kind = 0; kind <= CLOSE; kind++) {
                SPACED[before << SHIFT | kind] = decideSpace(before, kind);
            }
        }
    }

    private Tokens() {}

    /** The kind of token that a kind of keyword is. */
    static int ofKeyword(int keyword) {
        return OF_KEYWORD[keyword];
    }

    /** Whether a token of this kind stands apart from the one before it. */
    static boolean spaced(int before, int kind) {
        return SPACED[before << SHIFT | kind];
    }

    /** Whether an operator follows this token rather than an operand. */
    static boolean endsOperand(int kind) {
        return kind >= IDENTIFIER;
    }

    /*
     * Two tokens must stand apart wherever they would read as something else when they touch: the
     * normalised text is itself SQL and has to normalise to itself.
     */
    private static boolean decideSpace(int before, int kind) {
        if (before == NOTHING || before == OPEN || before == SUBSCRIPT || before == DOT) {
            return false;
        }
        if (before == BRACKET) {
            return kind < OPEN || kind == IDENTIFIER || kind == VALUE_KEYWORD;
        }
        if (before == SIGN || before == CAST || before == COLON) {
            return kind == OPERATOR || (before == COLON && kind == CAST);
        }
        return switch (kind) {
            case CLOSE, COMMA -> false;
            case DOT -> !endsOperand(before) || before == VALUE_KEYWORD;
            case CAST, COLON -> before == OPERATOR;
            case OPEN -> before != CALL && before != ARRAY && before != IDENTIFIER;
            case SUBSCRIPT -> before != ARRAY && !endsOperand(before);
            default -> true;
        };
    }
}
