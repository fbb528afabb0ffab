package io.pitot.agent.bootstrap;

/** Woven into JDBC connection classes as they load: where a connection keeps what is known of its transaction. */
public interface ObservedConnection {

    /** The state, or null before the first call that needs one. Of type Object for {@link ObservedStatement}'s reason. */
    @Nullable
    Object pitot$connection();

    /** Keeps the state. */
    void pitot$connection(@Nullable Object state);
}
