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

    ResultHandle(ResultState state, int number) {
        this.state = state;
        this.number = number;
    }

    /** The state if this is its current handle, else null. */
    @Nullable
    ResultState current() {
        return state.currentHandle == number ? state : null;
    }
}
