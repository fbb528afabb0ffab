package io.pitot.agent.bootstrap;

/** Woven into what pools hand out, or keep for each connection, as it loads: since when the application has it. */
public interface HeldConnection {

    /** The hold, or null while the pool has the connection. */
    @Nullable
    Object pitot$hold();

    /** Keeps the hold, or forgets it with null. */
    void pitot$hold(@Nullable Object hold);
}
