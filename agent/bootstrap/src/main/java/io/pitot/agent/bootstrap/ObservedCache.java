package io.pitot.agent.bootstrap;

/**
 * Woven into classes of caches' clients as they load: connections, whose commands are answered in their order, or the commands themselves;
 * and into caches in the process.
 */
public interface ObservedCache {

    /** A {@link CacheConversation}, {@link CacheCall} or {@link LocalCache}; null until there is one. */
    @Nullable
    Object pitot$cache();

    /** Keeps it. */
    void pitot$cache(@Nullable Object cache);
}
