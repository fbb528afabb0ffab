package io.pitot.agent.bootstrap;

/**
 * Woven into classes as they load whose objects take work to other threads: tasks, and servlet requests that go on
 * asynchronously.
 */
public interface IdentityCarrier {

    /** The {@link RequestIdentity} that this belongs to, or null. */
    @Nullable
    Object pitot$identity();

    /** Keeps it. */
    void pitot$identity(@Nullable Object identity);
}
