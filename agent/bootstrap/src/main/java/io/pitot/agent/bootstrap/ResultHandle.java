package io.pitot.agent.bootstrap;

/**
 * What a result set refers to: the state that counts its rows, while it is the one whose rows are counted.
 * A result set that was closed only through its statement keeps its handle when the state serves the next
 * one; its number then tells it apart. Numbers come round: one that is closed {@link ResultState#HANDLES}
 * executions late is taken for the one that is being read, whose event is then published early and whose further rows
 * follow when it closes.
 */
final class ResultHandle {

    final ResultState state;
    private final int number;

    /** The columns that were read of the result set, for {@link ReadColumns}. */
    private long columns;

    /** Whether a column was read by its number since one was asked for by its label. */
    private boolean isFound;

    ResultHandle(ResultState state, int number) {
        this.state = state;
        this.number = number;
    }

    /** The state if this is its current handle, else null. */
    @Nullable
    ResultState current() {
        return state.currentHandle == number ? state : null;
    }

    /** A column is read by its number. */
    void read(int column) {
        columns |= 1L << column;
        isFound = true;
    }

    /** A column is read by its label. */
    void find() {
        isFound = false;
    }

    /** That has been done. Unless the driver read it by its number, nobody knows which it was. */
    void found() {
        if (!isFound) {
            readUnseen();
        }
    }

    /** Columns may have been read unseen. */
    void readUnseen() {
        columns |= ReadColumns.UNKNOWN;
    }

    /** The columns that were read since {@link #begin}. */
    long columns() {
        return columns;
    }

    /** Goes on to the next result set, of which this has been read so far. */
    void begin(long read) {
        columns = read;
    }
}
