package io.pitot.agent.bootstrap;

/** Woven into classes of consumers as they load, whose messages do not tell which queue they come from. */
public interface ObservedConsumer {

    /** What {@link Messages#subscribed} has kept; null before. */
    @Nullable
    String pitot$queue();

    /** Keeps it. */
    void pitot$queue(@Nullable String queue);
}
