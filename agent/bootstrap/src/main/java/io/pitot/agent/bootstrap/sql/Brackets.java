package io.pitot.agent.bootstrap.sql;

/** The parentheses and brackets that enclose a place in a statement. Not thread-safe. */
final class Brackets {

    static final byte PLAIN = 0;

    /** A subquery. */
    static final byte QUERY = 1;

    /** The list of an IN or an ARRAY. */
    static final byte LIST = 2;

    /** One of several rows in a {@link #LIST}. */
    static final byte LIST_ROW = 3;

    /** The first row of VALUES: so far literals only. */
    static final byte VALUES_ROW = 4;

    /** The first row of VALUES: other things too. */
    static final byte MIXED_ROW = 5;

    /** What is nested deeper is plain. */
    private static final int MAX_DEPTH = 64;

    private final byte[] kinds = new byte[MAX_DEPTH];
    private final boolean[] square = new boolean[MAX_DEPTH];
    private int depth;

    void clear() {
        depth = 0;
    }

    void enter(byte kind, boolean squareBracket) {
        if (depth < MAX_DEPTH) {
            kinds[depth] = kind;
            square[depth] = squareBracket;
        }
        depth++;
    }

    /** Leaves the innermost one; a bracket too many is ignored. */
    void leave() {
        if (depth > 0) {
            depth--;
        }
    }

    /** The kind of the innermost one. */
    byte kind() {
        return depth == 0 || depth > MAX_DEPTH ? PLAIN : kinds[depth - 1];
    }

    /** The innermost one turns out to be of another kind. */
    void become(byte kind) {
        if (depth > 0 && depth <= MAX_DEPTH) {
            kinds[depth - 1] = kind;
        }
    }

    boolean inList() {
        return kind() == LIST;
    }

    /** Whether we are directly in the square brackets of a subscript or an array. */
    boolean inSquare() {
        return depth > 0 && depth <= MAX_DEPTH && square[depth - 1];
    }

    /** Whether we are among the values of an IN or a VALUES, in functions too, but not in a subquery. */
    boolean amongValues() {
        for (int i = Math.min(depth, MAX_DEPTH) - 1; i >= 0 && kinds[i] != QUERY; i--) {
            if (kinds[i] != PLAIN) {
                return true;
            }
        }
        return false;
    }
}
