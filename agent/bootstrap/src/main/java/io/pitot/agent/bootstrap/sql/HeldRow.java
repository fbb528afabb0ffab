package io.pitot.agent.bootstrap.sql;

/**
 * A row that so far consists of literals only, {@code (?, ?}, and is therefore not written yet. Not
 * thread-safe.
 */
final class HeldRow {

    private boolean open;
    private boolean afterComma;
    private int literals;
    private boolean endsInComma;

    /** @param afterComma whether a comma before the row is held back too */
    void open(boolean afterComma) {
        open = true;
        this.afterComma = afterComma;
        literals = 0;
        endsInComma = false;
    }

    /** Ends the row, which still tells what it was. */
    void clear() {
        open = false;
    }

    boolean isOpen() {
        return open;
    }

    /** Takes a literal; false if the row is none of literals only, because one stands there already. */
    boolean addLiteral() {
        boolean fits = literals == 0 || endsInComma;
        if (fits) {
            literals++;
            endsInComma = false;
        }
        return fits;
    }

    /** Takes a comma; false if no literal stands before it. */
    boolean addComma() {
        boolean fits = !endsIncomplete();
        endsInComma |= fits;
        return fits;
    }

    /** Whether the row would be none of literals only if it ended here. */
    boolean endsIncomplete() {
        return literals == 0 || endsInComma;
    }

    boolean afterComma() {
        return afterComma;
    }

    int literals() {
        return literals;
    }

    boolean endsInComma() {
        return endsInComma;
    }
}
