package io.pitot.agent.bootstrap;

/** Woven into JDBC statement classes as they load: where a statement keeps what is known of it. */
public interface ObservedStatement {

    /** The state, or null before the first call that needs one. */
    @Nullable
    StatementState pitot$statement();

    /** Keeps the state, or forgets it with null. */
    void pitot$statement(@Nullable StatementState state);
}
