package io.pitot.agent.bootstrap;

/** Woven into JDBC result set classes as they load: where a result keeps what was read of it. */
public interface ObservedResult {

    /** The state, or null where the result is not observed. */
    @Nullable
    ResultState pitot$result();

    /** Keeps the state, or forgets it with null. */
    void pitot$result(@Nullable ResultState state);
}
