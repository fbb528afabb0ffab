package io.pitot.agent.bootstrap;

/** Takes the events that {@link EventRing#drain} hands over. */
@FunctionalInterface
public interface EventHandler {

    /**
     * Takes one event. The words are the ring's own: read them now, keep no reference, write nothing.
     *
     * @param words the array that holds the event
     * @param offset index of the event's {@link EventLayout#HEADER}; the other words follow
     */
    void onEvent(long[] words, int offset);
}
